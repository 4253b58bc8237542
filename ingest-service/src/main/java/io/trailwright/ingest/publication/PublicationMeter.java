package io.trailwright.ingest.publication;

/** Shows how far the witnesses are. */
public interface PublicationMeter {

    /** How many witnesses are named in the settings. */
    void witnesses(int count);

    /** What was found at the last look; it stands until the next. */
    void unwitnessed(Unwitnessed found);
}
