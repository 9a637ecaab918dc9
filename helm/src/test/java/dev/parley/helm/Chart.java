package dev.parley.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The chart, rendered by Helm itself, which is in a library here: no program and no cluster is needed. */
final class Chart {
    private static final Path CHART = Path.of("parley");
    private static final Path VALUES = Path.of("src", "test", "resources", "values");

    private Chart() {}

    /** Skips the test where there is no such library for the platform. */
    static void requireHelm() {
        Assumptions.assumeTrue(
                isHelmThere(),
                () -> "Skipped: helm-java has no library for %s on %s, so the chart is not rendered here"
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    /** The names of the files of values that are tried. */
    static List<String> valueFiles() {
        try (Stream<Path> files = Files.list(VALUES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static JsonNode values(String file) {
        return Yaml.read(VALUES.resolve(file));
    }

    /** The chart's own values with those of {@code file} put over them, as Helm merges them. */
    static JsonNode mergedValues(String file) {
        return Yaml.merged(Yaml.read(CHART.resolve("values.yaml")), values(file));
    }

    static List<HasMetadata> manifests(String valuesFile) {
        return Yaml.read(render(VALUES.resolve(valuesFile))).stream()
                .map(Manifest::read)
                .toList();
    }

    /** @throws RuntimeException with Helm's message if the values are refused */
    static String render(Path values) {
        return new Helm(WithHooks.CHART)
                .template()
                .withName("books")
                .withNamespace("parley")
                .withKubeVersion("1.32.0")
                .withValuesFile(values)
                .call()
                .replace(WithHooks.SHOWN, WithHooks.HOOK);
    }

    /** Helm lints with the chart's own values only: what {@code values} say is made the chart's own, in {@code folder}. */
    static LintResult lint(String valuesFile, Path folder) throws IOException {
        Path copy = folder.resolve("parley");
        copy(CHART, copy);
        Files.writeString(copy.resolve("values.yaml"), Yaml.write(mergedValues(valuesFile)));
        return new Helm(copy).lint().strict().call();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /**
     * A copy in which hooks are objects like all others: the library leaves them out of what it renders. The name of
     * their annotation is another one there, and is itself again in what is returned.
     */
    private static final class WithHooks {
        static final Path CHART = Path.of("target", "chart-with-hooks", "parley");
        private static final String HOOK = "helm.sh/hook";
        private static final String SHOWN = "shown-by-a-test/hook";

        static {
            try {
                deleteFolder(CHART);
                copy(Chart.CHART, Files.createDirectories(CHART.getParent()).resolve(CHART.getFileName()));
                replaceInTemplates(HOOK, SHOWN);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void replaceInTemplates(String text, String other) throws IOException {
            try (Stream<Path> files = Files.list(CHART.resolve("templates"))) {
                for (Path file : files.toList()) {
                    Files.writeString(file, Files.readString(file).replace(text, other));
                }
            }
        }

        private static void deleteFolder(Path folder) throws IOException {
            if (Files.notExists(folder)) {
                return;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean isHelmThere() {
        try {
            new Helm(CHART).lint();
            return true;
        } catch (IllegalStateException | LinkageError notThere) {
            return false;
        }
    }
}
