package io.trailwright.ingest.publication;

import io.smallrye.mutiny.Uni;

/** Where cosignatures are kept. */
public interface CosignatureStore {
    /**
     * Adds a cosignature that was verified. When one by the same key for the same size is there already, as from another
     * replica, that one stays.
     *
     * @param witness name and id of the witness's key
     * @param line signature line without its newline
     */
    Uni<Void> add(String log, long size, String witness, String line);

    /** The largest size of the log that a witness has cosigned as far as is known here; 0 for none. */
    Uni<Long> newest(String log, String witness);

    /** What no witness has cosigned yet, in the log that has waited longest. */
    Uni<Unwitnessed> unwitnessed();
}
