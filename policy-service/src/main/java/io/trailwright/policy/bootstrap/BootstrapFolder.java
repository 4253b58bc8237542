package io.trailwright.policy.bootstrap;

import io.trailwright.core.json.Json;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.DocumentParser;
import io.trailwright.policy.policy.PolicyReader;
import io.trailwright.policy.workflow.Registration;
import io.trailwright.policy.workflow.RegistrationReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A folder of documents.
 *
 * @param workflows in the order of the files' names
 * @param policies in the order of the files' names
 */
record BootstrapFolder(List<Registration> workflows, List<PolicyFile> policies) {

    private static final String ISSUER = "${issuer}";

    BootstrapFolder {
        workflows = List.copyOf(workflows);
        policies = List.copyOf(policies);
    }

    /**
     * Reads a folder.
     *
     * @param issuer takes the place of {@code ${issuer}} in every file
     * @throws BootstrapException when a file cannot be taken, with its name and all that is wrong with it
     */
    static BootstrapFolder read(Path folder, String issuer) {
        if (!Files.isDirectory(folder)) {
            throw new BootstrapException("trailwright.bootstrap.dir names no folder: " + folder);
        }
        return new BootstrapFolder(
                read(folder.resolve("workflows"), issuer, (file, source) -> RegistrationReader.read(source)),
                read(
                        folder.resolve("policies"),
                        issuer,
                        (file, source) -> new PolicyFile(file, PolicyReader.read(source))));
    }

    private static <T> List<T> read(Path folder, String issuer, BiFunction<Path, Json.Obj, T> reader) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(BootstrapFolder::isDocument)
                    .sorted()
                    .map(file -> one(file, issuer, reader))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static <T> T one(Path file, String issuer, BiFunction<Path, Json.Obj, T> reader) {
        try {
            byte[] text = Files.readString(file).replace(ISSUER, issuer).getBytes(StandardCharsets.UTF_8);
            boolean json = file.getFileName().toString().endsWith(".json");
            return reader.apply(file, json ? DocumentParser.json(text) : DocumentParser.yaml(text));
        } catch (DefectiveDocumentException e) {
            throw BootstrapException.in(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean isDocument(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }
}
