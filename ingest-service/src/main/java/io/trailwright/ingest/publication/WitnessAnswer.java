package io.trailwright.ingest.publication;

/** What a witness says to a checkpoint (C2SP tlog-witness, add-checkpoint). */
public sealed interface WitnessAnswer {
    /**
     * It has taken the checkpoint (200).
     *
     * @param lines its signature lines; whose they are and whether they verify is to be checked
     */
    record Taken(String lines) implements WitnessAnswer {}

    /** It has cosigned another size than the one that was given as old (409). */
    record OtherSize(long size) implements WitnessAnswer {}

    /** It has cosigned another root of the same size (409 to a submission from that size). */
    record OtherRoot() implements WitnessAnswer {}

    /** What it has cosigned is not continued by this checkpoint: the consistency proof does not verify (422). */
    record Inconsistent() implements WitnessAnswer {}

    /** It does not take it for another reason, such as that it does not know the log or its key (403, 404, 400). */
    record Refused(int status) implements WitnessAnswer {}
}
