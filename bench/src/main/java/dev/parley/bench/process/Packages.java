package dev.parley.bench.process;

import dev.parley.bench.CannotMeasureException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build packaged.
 *
 * @param root of the checkout
 */
public record Packages(Path root) {

    public static Packages under(Path root) {
        return new Packages(root.toAbsolutePath());
    }

    public Path negotiation() throws CannotMeasureException {
        return application("negotiation-service");
    }

    public Path usageLog() throws CannotMeasureException {
        return application("usage-log-service");
    }

    public Path billing() throws CannotMeasureException {
        return application("billing-reconciler");
    }

    public Path floor() throws CannotMeasureException {
        return application("bench");
    }

    private Path application(String module) throws CannotMeasureException {
        Path jar = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new CannotMeasureException(jar + " is not there; build with ./parley bench");
        }
        return jar;
    }
}
