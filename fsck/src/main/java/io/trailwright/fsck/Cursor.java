package io.trailwright.fsck;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of one statement, fetched a few at a time: PostgreSQL keeps the rest. Needs an open transaction. */
final class Cursor<T> implements Iterator<T> {

    /** Makes something of a row. A column that is null, which the schema forbids, is empty, zero or nil. */
    interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final String table;
    private final Mapping<T> mapping;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private @Nullable T next;
    private boolean ended;

    /** @param fetch rows that are held at a time */
    Cursor(Connection connection, String table, String sql, int fetch, Mapping<T> mapping, Object... values) {
        this.table = table;
        this.mapping = mapping;
        try {
            statement = connection.prepareStatement(sql);
            statement.setFetchSize(fetch);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            rows = statement.executeQuery();
        } catch (SQLException failure) {
            throw new UnreadableTableException(table, failure);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            advance();
        }
        return next != null;
    }

    @Override
    public T next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        T given = next;
        next = null;
        return given;
    }

    private void advance() {
        try {
            if (rows.next()) {
                next = mapping.of(rows);
            } else {
                ended = true;
                statement.close();
            }
        } catch (SQLException failure) {
            throw new UnreadableTableException(table, failure);
        }
    }

    static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    static UUID uuid(ResultSet row, int column) throws SQLException {
        UUID uuid = row.getObject(column, UUID.class);
        return uuid == null ? new UUID(0, 0) : uuid;
    }
}
