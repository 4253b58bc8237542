/** What people and clocks do to one trail at the same moment, ten thousand times. */
package io.trailwright.ingest.race;
