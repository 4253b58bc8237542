package io.trailwright.ingest.client.policy;

/** A JSON body as bytes, which no framework parses or writes for us. */
record JsonBytes(byte[] bytes) {}
