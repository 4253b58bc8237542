package io.trailwright.core.trail;

import java.time.Instant;

/** Where a decision's permission stands. Redeemed is final: a decision is carried out at most once. */
public sealed interface PermitState {

    record None() implements PermitState {}

    /** @param index log index of the {@code permit.issued} entry */
    record Issued(Permit permit, long seq, long index) implements PermitState {}

    /** Issued, never redeemed, and past its time: it did not run. */
    record Expired(Permit permit, long seq, long index) implements PermitState {}

    /** @param seq the {@code permit.redeemed} entry */
    record Redeemed(Permit permit, long seq, Instant at) implements PermitState {}
}
