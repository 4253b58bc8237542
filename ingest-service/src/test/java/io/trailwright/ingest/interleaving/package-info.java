/** What was displayed is what is approved is what runs, whatever changes in between. */
package io.trailwright.ingest.interleaving;
