package io.trailwright.approval.review;

import io.trailwright.core.trail.Tier;
import java.time.Instant;
import java.util.Optional;

/**
 * How many reviews of one tier wait for a person.
 *
 * @param waiting that are open, those that wait for changes included
 * @param overdue of these, that are past their time limit, or past the time at which somebody else is to be asked
 * @param dueSoon of these, whose time limit comes within the hour, or has passed
 * @param oldest when the one that has waited longest was opened; empty when none waits
 */
public record WaitingReviews(Tier tier, long waiting, long overdue, long dueSoon, Optional<Instant> oldest) {}
