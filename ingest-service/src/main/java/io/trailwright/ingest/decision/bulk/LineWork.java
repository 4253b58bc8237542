package io.trailwright.ingest.decision.bulk;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** What is done with the lines of one stream. */
public interface LineWork {

    /** How long the next line, of so many bytes, has to wait; zero lets it go, and then it counts. */
    Duration admit(int bytes);

    /** Does what the line says and gives its answer: one line of JSON, without a line feed. Never fails. */
    Uni<byte[]> answer(Line.Whole line);

    /** The answer to a line with which nothing is done. */
    byte[] refuse(Line.Refused line);

    /** The answer to a line that had to wait for longer than anybody has patience. */
    byte[] refuseForQuota(long number);
}
