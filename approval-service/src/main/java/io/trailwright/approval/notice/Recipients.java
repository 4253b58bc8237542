package io.trailwright.approval.notice;

import io.trailwright.core.trail.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which mail address stands for which group or person. Mail goes to these addresses and to no other, whatever a token or
 * a trail says.
 */
public final class Recipients {
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");
    private static final String PERSON = "person:";

    private final Map<String, Set<String>> addresses;

    private Recipients(Map<String, Set<String>> addresses) {
        this.addresses = addresses;
    }

    /**
     * @param entries each {@code GROUP=ADDRESS} or {@code person:SUBJECT=ADDRESS}; a group may have several
     * @throws IllegalArgumentException for an entry that is neither, saying which
     */
    public static Recipients parse(List<String> entries) {
        var read = new LinkedHashMap<String, Set<String>>();
        for (var entry : entries) {
            int at = entry.lastIndexOf('=');
            var who = at < 0 ? "" : entry.substring(0, at).strip();
            var address = entry.substring(at + 1).strip();
            if (who.isEmpty() || who.equals(PERSON) || !ADDRESS.matcher(address).matches()) {
                throw new IllegalArgumentException(
                        "\"" + entry.strip() + "\" is not GROUP=ADDRESS or person:SUBJECT=ADDRESS");
            }
            read.computeIfAbsent(who, nobody -> new LinkedHashSet<>()).add(address);
        }
        return new Recipients(read);
    }

    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** The addresses of whom an occasion concerns, each once. */
    List<String> of(Occasion occasion) {
        var names = Stream.concat(
                occasion.groups().stream(),
                occasion.persons().stream().map(Person::sub).map(PERSON::concat));
        var found = new LinkedHashSet<String>();
        names.forEach(name -> found.addAll(addresses.getOrDefault(name, Set.of())));
        return new ArrayList<>(found);
    }

    boolean isEmpty() {
        return addresses.isEmpty();
    }
}
