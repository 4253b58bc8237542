package io.trailwright.launcher.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts components at the same time, each as soon as what it needs is there. */
final class StartUp {
    private final Set<Component> components;
    private final Consumer<Component> starter;
    private final ExecutorService threads = Executors.newCachedThreadPool(Daemon::of);

    private StartUp(Set<Component> components, Consumer<Component> starter) {
        this.components = components;
        this.starter = starter;
    }

    /**
     * PostgreSQL, Keycloak and the witness begin at once, the services when PostgreSQL is ready. Returns when all are, or throws
     * the first failure while others may still be starting.
     *
     * @param starter starts one component and returns when it is ready
     */
    static void all(Set<Component> components, Consumer<Component> starter) {
        new StartUp(components, starter).run();
    }

    private void run() {
        try {
            var now = CompletableFuture.<@Nullable Void>completedFuture(null);
            var database = begin(Component.POSTGRES, now);
            var waiting = new ArrayList<CompletableFuture<Void>>();
            waiting.add(database);
            waiting.add(begin(Component.KEYCLOAK, now));
            waiting.add(begin(Component.WITNESS, now));
            Component.services().forEach(service -> waiting.add(begin(service, database)));
            firstFailureOrAll(waiting);
        } finally {
            threads.shutdownNow();
        }
    }

    private CompletableFuture<Void> begin(Component component, CompletableFuture<@Nullable Void> after) {
        if (!components.contains(component)) {
            return CompletableFuture.completedFuture(null);
        }
        return after.thenRunAsync(() -> starter.accept(component), threads);
    }

    private static void firstFailureOrAll(List<CompletableFuture<Void>> waiting) {
        var failed = new CompletableFuture<Void>();
        waiting.forEach(each -> each.whenComplete((done, failure) -> {
            if (failure != null) {
                failed.completeExceptionally(failure);
            }
        }));
        var all = CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, failed).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
