package io.trailwright.policy.rules;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map that CEL takes as it is. CEL walks a plain map from end to end each time a rule reads a member of it, which lets
 * a request with many arguments make every rule slow; what is a CEL value already is left alone.
 */
@Immutable
final class CelMap extends CelValue implements Map<String, Object> {

    private static final CelType TYPE = MapType.create(SimpleType.STRING, SimpleType.DYN);

    @SuppressWarnings("Immutable") // made by CelFacts for this map alone, and never written again
    private final Map<String, Object> members;

    CelMap(Map<String, Object> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    @Override
    public Object value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return members.isEmpty();
    }

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return members.containsKey(key);
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return members.containsValue(value);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return members.get(key);
    }

    @Override
    public Set<String> keySet() {
        return members.keySet();
    }

    @Override
    public Collection<Object> values() {
        return members.values();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return members.entrySet();
    }

    @Override
    public @Nullable Object put(String key, Object value) {
        throw new UnsupportedOperationException("facts do not change");
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        throw new UnsupportedOperationException("facts do not change");
    }

    @Override
    public void putAll(Map<? extends String, ? extends Object> more) {
        throw new UnsupportedOperationException("facts do not change");
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("facts do not change");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return members.equals(other);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
