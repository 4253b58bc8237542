package io.trailwright.approval.review.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.Alike;
import io.trailwright.approval.review.Inbox;
import io.trailwright.approval.review.InboxQuery;
import io.trailwright.approval.review.InboxStore;
import io.trailwright.approval.review.ReviewRecord;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.trail.Action;
import io.trailwright.core.trail.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The queue as a person sees it, in PostgreSQL. */
@ApplicationScoped
class InboxDatabase implements InboxStore {
    private static final String MINE = "from ReviewRow r where r.log = :log and (exists (select 1 from GroupRow g"
            + " where g.log = r.log and g.trail = r.trail and g.name in :groups) or exists (select 1 from DelegateRow d"
            + " where d.log = r.log and d.trail = r.trail and d.iss = :iss and d.sub = :sub and d.until > :now))";
    private static final String WAITING = " and r.state = 'open' and r.expiresAt >= :now and not exists (select 1"
            + " from StatedRow s where s.log = r.log and s.trail = r.trail and s.sub = :sub and s.verdict = 'approved'"
            + " and s.stands = true)";
    private static final String OVER = " and r.state not in ('open', 'wanted', 'lapsed', 'not-needed')";
    private static final String ENDED = " and r.state in ('approved', 'rejected', 'expired') and r.closedAt < :before"
            + " and r.workflow = :workflow and r.action = :action";

    @Override
    @WithTransaction
    public Uni<Inbox> inbox(SignedIn person, InboxQuery query, Instant now, int limit) {
        var all = Selection.of(person, MINE + (query.waiting() ? WAITING : OVER), now);
        var chosen = filtered(all, query);
        var order = query.waiting()
                ? " order by r.tierRank desc, r.expiresAt, r.trail"
                : " order by r.closedAt desc nulls first, r.trail desc";
        return Panache.getSession().chain(session -> tiers(session, all).chain(tiers -> workflows(session, all)
                .chain(workflows -> lines(session, person.tenant(), chosen, order, limit)
                        .chain(lines -> found(session, chosen, query, tiers).chain(found -> actions(
                                        session,
                                        person.tenant(),
                                        lines.stream().map(ReviewRecord::trail).toList())
                                .map(actions -> new Inbox(lines, actions, found, tiers, workflows)))))));
    }

    /** A condition on reviews with the values that it names. */
    private record Selection(String condition, Map<String, Object> values) {
        /** A list of groups is never empty for the database: no group has the empty name. */
        static Selection of(SignedIn person, String condition, Instant now) {
            var known = person.reviewer();
            var values = new HashMap<String, Object>();
            values.put("log", person.tenant());
            values.put("groups", known.groups().isEmpty() ? Set.of("") : known.groups());
            values.put("iss", known.person().iss().orElse(""));
            values.put("sub", known.person().sub());
            values.put("now", now);
            return new Selection(condition, values);
        }

        Selection with(String name, Object value) {
            values.put(name, value);
            return this;
        }

        <T> Mutiny.SelectionQuery<T> query(Mutiny.Session session, String select, String rest, Class<T> type) {
            var query = session.createSelectionQuery(select + condition + rest, type);
            values.forEach(query::setParameter);
            return query;
        }
    }

    private static Selection filtered(Selection all, InboxQuery query) {
        var condition = new StringBuilder(all.condition());
        var chosen = new HashMap<>(all.values());
        query.tier().ifPresent(tier -> {
            condition.append(" and r.tier = :tier");
            chosen.put("tier", tier.wire());
        });
        query.workflow().ifPresent(workflow -> {
            condition.append(" and r.workflow = :chosenWorkflow");
            chosen.put("chosenWorkflow", workflow);
        });
        query.text().ifPresent(text -> {
            condition.append(" and (lower(r.summary) like :text escape '!' or lower(r.action) like :text escape '!'"
                    + " or lower(r.workflow) like :text escape '!')");
            chosen.put("text", "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        });
        return new Selection(condition.toString(), chosen);
    }

    private static Uni<Map<Tier, Long>> tiers(Mutiny.Session session, Selection all) {
        return all.query(session, "select r.tier, count(*) ", " group by r.tier", Object[].class)
                .getResultList()
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(row -> Tier.of((String) row[0]), row -> (Long) row[1])));
    }

    private static Uni<List<String>> workflows(Mutiny.Session session, Selection all) {
        return all.query(session, "select distinct r.workflow ", " order by r.workflow", String.class)
                .setMaxResults(Inbox.MAX_WORKFLOWS)
                .getResultList();
    }

    private static Uni<List<ReviewRecord>> lines(
            Mutiny.Session session, String log, Selection chosen, String order, int limit) {
        return chosen.query(session, "select r ", order, ReviewRow.class)
                .setMaxResults(limit)
                .getResultList()
                .chain(rows -> ReviewDatabase.read(session, log, rows));
    }

    private static Uni<Long> found(Mutiny.Session session, Selection chosen, InboxQuery query, Map<Tier, Long> tiers) {
        return query.filtered()
                ? chosen.query(session, "select count(*) ", "", Long.class).getSingleResult()
                : Uni.createFrom()
                        .item(tiers.values().stream().mapToLong(Long::longValue).sum());
    }

    @Override
    @WithTransaction
    public Uni<List<Alike.Past>> before(SignedIn person, String workflow, String action, Instant before, int limit) {
        var ended = Selection.of(person, MINE + ENDED, before)
                .with("before", before)
                .with("workflow", workflow.replace('\0', '\u2400'))
                .with("action", action.replace('\0', '\u2400'));
        var log = person.tenant();
        return Panache.getSession()
                .chain(session -> lines(session, log, ended, " order by r.closedAt desc, r.trail", limit)
                        .chain(lines -> actions(
                                        session,
                                        log,
                                        lines.stream().map(line -> line.trail()).toList())
                                .map(actions -> past(lines, actions))));
    }

    private static List<Alike.Past> past(List<ReviewRecord> lines, Map<UUID, Action> actions) {
        return lines.stream()
                .flatMap(line ->
                        Optional.ofNullable(actions.get(line.trail()))
                                .map(action -> new Alike.Past(line, action))
                                .stream())
                .toList();
    }

    /** What each was about; those of which it was erased are left out. */
    private static Uni<Map<UUID, Action>> actions(Mutiny.Session session, String log, List<UUID> trails) {
        if (trails.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createSelectionQuery(
                        "select e.trail, p.body from EntryRow e, PartRow p where p.log = e.log"
                                + " and p.position = e.position and e.log = :log and e.trail in :trails and e.seq = 0"
                                + " and p.name = 'action' and p.body is not null",
                        Object[].class)
                .setParameter("log", log)
                .setParameter("trails", trails)
                .getResultList()
                .map(InboxDatabase::actions);
    }

    private static Map<UUID, Action> actions(List<Object[]> rows) {
        var actions = new HashMap<UUID, Action>();
        for (var row : rows) {
            try {
                actions.put((UUID) row[0], Action.read((Json.Obj) Json.parse((byte[]) row[1])));
            } catch (JsonException | ClassCastException notAnAction) {
                actions.remove((UUID) row[0]);
            }
        }
        return actions;
    }
}
