package io.trailwright.core.audit;

import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.SignedNote;
import java.util.HexFormat;

/**
 * What witnesses have said, as far as it can be checked without their keys: that it is of a checkpoint that the log has,
 * in the name that the row says. Whether a witness has really signed is for whoever pins its key.
 */
final class CosignatureAudit {

    private static final String TABLE = "cosignature";

    private CosignatureAudit() {}

    static void check(Peeking<StoredCosignature> rows, Peeking<StoredCheckpoint> sizes, Findings findings) {
        for (StoredCosignature row = rows.peek(); row != null; row = rows.peek()) {
            rows.next();
            StoredCheckpoint size = sizes.peek();
            for (; size != null && size.size() < row.size(); size = sizes.peek()) {
                sizes.next();
            }
            if (size == null || size.size() != row.size()) {
                findings.add(row.size() - 1, TABLE, "is of size " + row.size() + ", and there is no such checkpoint");
            }
            named(row, findings);
        }
    }

    private static void named(StoredCosignature row, Findings findings) {
        try {
            var signature =
                    SignedNote.parse("\n\n" + row.line() + "\n").signatures().get(0);
            var name = signature.name() + "+" + HexFormat.of().toHexDigits(signature.keyId());
            if (!name.equals(row.witness()) || !signature.toString().equals(row.line())) {
                findings.add(row.size() - 1, TABLE, "the line of " + row.witness() + " is by " + name);
            }
        } catch (NoteException malformed) {
            findings.add(row.size() - 1, TABLE, "the line of " + row.witness() + ": " + malformed.getMessage());
        }
    }
}
