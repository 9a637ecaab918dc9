package dev.parley.helm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.assertj.core.groups.Tuple;

/** A service as its module describes it. */
enum ServiceModule {
    NEGOTIATION("negotiation", "negotiation-service", "dev.parley.negotiation"),
    USAGE_LOG("usage-log", "usage-log-service", "dev.parley.usagelog"),
    BILLING("billing", "billing-reconciler", "dev.parley.billing");

    private final String component;
    private final String folder;
    private final String rootPackage;

    ServiceModule(String component, String folder, String rootPackage) {
        this.component = component;
        this.folder = folder;
        this.rootPackage = rootPackage;
    }

    static ServiceModule of(String component) {
        return List.of(values()).stream()
                .filter(service -> service.component.equals(component))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No service " + component));
    }

    String component() {
        return component;
    }

    Path folder() {
        return Path.of("..", folder);
    }

    KnownSettings settings() {
        return KnownSettings.of(rootPackage);
    }

    int port() {
        return Integer.parseInt(properties().getProperty("quarkus.http.port"));
    }

    int managementPort() {
        return Integer.parseInt(properties().getProperty("quarkus.management.port"));
    }

    List<Tuple> ports() {
        return List.of(Tuple.tuple("http", port()), Tuple.tuple("management", managementPort()));
    }

    private Properties properties() {
        var properties = new Properties();
        try (InputStream file =
                Files.newInputStream(folder().resolve(Path.of("src", "main", "resources", "application.properties")))) {
            properties.load(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties;
    }
}
