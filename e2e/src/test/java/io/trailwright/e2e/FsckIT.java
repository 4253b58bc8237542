package io.trailwright.e2e;

import static io.trailwright.e2e.RunningStack.decide;
import static io.trailwright.e2e.RunningStack.payout;
import static io.trailwright.e2e.RunningStack.propose;
import static io.trailwright.e2e.RunningStack.stack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.launcher.stack.Component;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the real service wrote is whole for fsck, and one byte that a superuser changes is found. */
class FsckIT {
    private static final String EDIT = "UPDATE part SET body = set_byte(body, 1, get_byte(body, 1) # 1)"
            + " WHERE log = 'acme' AND idx = 0 AND name = (SELECT min(name) FROM part WHERE log = 'acme' AND idx = 0)";

    private record Run(int exit, String output) {}

    @Test
    void aLedgerThatTheServiceWroteIsWholeUntilSomebodyEditsIt() throws Exception {
        // Given
        decide("alice", propose(payout()), "approved", "fine").expect(201);
        // When
        var before = fsck();
        superuser(EDIT);
        var edited = fsck();
        superuser(EDIT); // the same bit again: as it was
        var after = fsck();
        // Then
        assertEquals(0, before.exit(), before.output());
        assertTrue(before.output().contains("log acme: ok (deep"), before.output());
        assertEquals(1, edited.exit(), edited.output());
        assertTrue(edited.output().contains("log acme: broken"), edited.output());
        assertTrue(edited.output().contains("first wrong index: 0, table part: part "), edited.output());
        assertEquals(0, after.exit(), after.output());
    }

    private static Run fsck() throws IOException, InterruptedException {
        var root = stack().config().root();
        var command = new ProcessBuilder(
                        root + "/trailwright",
                        "fsck",
                        "--state",
                        stack().stateFolder().toString())
                .redirectErrorStream(true);
        command.environment().put("TRAILWRIGHT_SKIP_BUILD", "1");
        var process = command.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static void superuser(String sql) throws SQLException, IOException {
        var password = Files.readString(stack().stateFolder().resolve("secrets/postgres"))
                .strip();
        try (var connection = DriverManager.getConnection(
                        stack().database(Component.INGEST).jdbcUrl(), "postgres", password);
                var statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        }
    }
}
