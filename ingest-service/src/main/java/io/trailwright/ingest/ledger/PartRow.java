package io.trailwright.ingest.ledger;

/** A part as it is to be stored: the salt that was drawn for it and the body as it was handed over. */
@SuppressWarnings("ArrayRecordComponent") // drawn and committed to once; never modified
public record PartRow(String name, byte[] salt, byte[] body) {}
