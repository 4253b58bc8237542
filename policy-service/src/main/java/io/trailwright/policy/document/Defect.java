package io.trailwright.policy.document;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer RFC 6901 pointer to it; empty for the whole document
 * @param message what to do about it
 */
public record Defect(String pointer, String message) {}
