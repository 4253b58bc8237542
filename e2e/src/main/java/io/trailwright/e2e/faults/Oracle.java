package io.trailwright.e2e.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the driver's account with what is stored; every count that it makes has a value that is required. */
final class Oracle {
    private final Account account;
    private final StoredLog stored;
    private final Target target;
    private final List<Invariant> invariants = new ArrayList<>();

    /** What is counted must not be: the required count is 0. */
    record Invariant(String name, long count) {
        boolean holds() {
            return count == 0;
        }
    }

    /**
     * What is printed at the end, in requests; {@code gaps} in positions.
     *
     * @param acknowledged but for permits that were out already and given again: those record nothing of their own
     */
    record Counts(long acknowledged, long refused, long stored, long provable, long lost, long duplicated, long gaps) {}

    private Oracle(Account account, StoredLog stored, Target target) {
        this.account = account;
        this.stored = stored;
        this.target = target;
    }

    /** @param stored read after the last request of the account was settled */
    static Oracle of(Account account, StoredLog stored, Target target) {
        var oracle = new Oracle(account, stored, target);
        oracle.judge();
        return oracle;
    }

    private void judge() {
        add("1 acknowledged and not provable", lost());
        add("2 refused and stored", refusedAndStored());
        add("3 unknown after replay", count(account::isUnknown));
        add("3 acknowledged and not stored under its key", acknowledgedNotStored());
        add("4 duplicates", duplicated());
        add("4 one key, two receipts", account.contradictions());
        add("4 gaps", stored.rebuilt().gaps());
        add(
                "4 tree size is not the number of entries",
                stored.head()
                        .map(head -> Math.abs(head.size() - stored.rebuilt().size()))
                        .orElse(stored.rebuilt().size()));
        add("5 stored and not provable", keysOfThisRun().size() - provable());
        add("5 broken leaves, trails or parts", stored.rebuilt().broken() + stored.brokenParts());
        add("6 actions without a permit consumed, or the reverse", actionsWithoutRecord());
        add("6 redemptions out of order or twice", stored.rebuilt().wrongRedemptions() + target.twice());
        add("6 permits although policy had not answered", stored.rebuilt().openedWithoutPolicy());
        add("8 checkpoints that the final log does not continue", forked() + account.forks());
        add("8 stored checkpoints that do not verify", stored.badCheckpoints());
        add("receipts that did not verify", account.badReceipts());
    }

    private void add(String name, long count) {
        invariants.add(new Invariant(name, count));
    }

    List<Invariant> invariants() {
        return List.copyOf(invariants);
    }

    boolean holds() {
        return invariants.stream().allMatch(Invariant::holds);
    }

    Counts counts() {
        return new Counts(
                account.acknowledgements() - count(this::isGivenAgain),
                count(account::isRefused),
                keysOfThisRun().size(),
                provable(),
                lost(),
                duplicated(),
                stored.rebuilt().gaps());
    }

    private interface Question {
        boolean ask(Sent request);
    }

    private long count(Question question) {
        long count = 0;
        for (var request : account.all()) {
            count += question.ask(request) ? 1 : 0;
        }
        return count;
    }

    private boolean isProved(Sent request) {
        return stored.head().isPresent()
                && account.proof(request).orElseThrow().leaves().stream().allMatch(stored.rebuilt()::holds);
    }

    private long lost() {
        return count(request -> account.proof(request).isPresent() && !isProved(request));
    }

    private boolean isGivenAgain(Sent request) {
        return request.kind() == Sent.Kind.PERMIT
                && account.proof(request).isPresent()
                && !stored.keys().containsKey(request.key());
    }

    private boolean isStored(Sent request) {
        return stored.keys().containsKey(request.key())
                || request.marker().filter(stored.markers()::containsKey).isPresent();
    }

    private long refusedAndStored() {
        return count(request -> account.isRefused(request) && isStored(request));
    }

    /** A permit that is out already is given again without being recorded again: it has no key of its own. */
    private long acknowledgedNotStored() {
        return count(request -> account.proof(request).isPresent()
                && request.kind() != Sent.Kind.PERMIT
                && !stored.keys().containsKey(request.key()));
    }

    private long duplicated() {
        long more = 0;
        for (var request : account.all()) {
            if (request.marker().isPresent()) {
                more += Math.max(
                        0, stored.markers().getOrDefault(request.marker().get(), 0) - 1);
            }
        }
        return more;
    }

    private Set<String> keysOfThisRun() {
        var keys = new HashSet<String>();
        for (var request : account.all()) {
            if (stored.keys().containsKey(request.key())) {
                keys.add(request.key());
            }
        }
        return keys;
    }

    /** Stored requests of this run whose receipt, as the client holds it, is proved by the rebuilt log. */
    private long provable() {
        return count(request -> stored.keys().containsKey(request.key())
                && account.proof(request).isPresent()
                && isProved(request));
    }

    private long actionsWithoutRecord() {
        var only = new HashSet<>(target.actions());
        only.removeAll(stored.rebuilt().redeemed());
        var recorded = new HashSet<>(stored.rebuilt().redeemed());
        recorded.retainAll(decisionsOfThisRun());
        recorded.removeAll(target.actions());
        return only.size() + recorded.size();
    }

    private Set<String> decisionsOfThisRun() {
        var decisions = new HashSet<String>();
        for (var request : account.all()) {
            account.proof(request).ifPresent(proof -> decisions.add(proof.trail()));
        }
        return decisions;
    }

    private long forked() {
        return account.roots().entrySet().stream()
                .filter(seen -> !stored.rebuilt().root(seen.getKey()).equals(Optional.of(seen.getValue())))
                .count();
    }
}
