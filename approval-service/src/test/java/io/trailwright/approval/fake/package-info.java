/** A ledger that runs in the test's own JVM and really makes entries. */
package io.trailwright.approval.fake;
