package io.trailwright.fsck;

import java.sql.SQLException;

/** A table that PostgreSQL does not give us. */
final class UnreadableTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String table;
    private final String state;

    UnreadableTableException(String table, SQLException cause) {
        super(cause.getMessage(), cause);
        this.table = table;
        this.state = String.valueOf(cause.getSQLState());
    }

    String table() {
        return table;
    }

    /** Whether what is stored is damaged (a page that fails its checksum, a file that is gone), not the connection. */
    boolean damaged() {
        return state.startsWith("XX") || state.startsWith("58");
    }
}
