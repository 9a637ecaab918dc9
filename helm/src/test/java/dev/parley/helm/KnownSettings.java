package dev.parley.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every environment variable that means something to a service, taken from the code that reads it. */
final class KnownSettings {
    private static final String QUARKUS_MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final String CLIENT_SETTING = "PARLEY_KAFKA_CLIENT__";
    /** Read by the {@code java} command itself. */
    private static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";

    private static final Set<String> QUARKUS = quarkus();
    private static final Map<String, KnownSettings> KNOWN = new ConcurrentHashMap<>();

    private final Set<String> own;

    private KnownSettings(Set<String> own) {
        this.own = own;
    }

    /** @param rootPackage of the service */
    static KnownSettings of(String rootPackage) {
        return KNOWN.computeIfAbsent(rootPackage, KnownSettings::read);
    }

    private static KnownSettings read(String rootPackage) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage, "dev.parley.shell");
        var own = new HashSet<String>();
        classes.forEach(type -> {
            mapped(type).map(KnownSettings::variable).forEach(own::add);
            injected(type).map(KnownSettings::variable).forEach(own::add);
        });
        return new KnownSettings(own);
    }

    boolean contains(String variable) {
        return variable.equals(JAVA_OPTIONS)
                || QUARKUS.contains(variable)
                || own.contains(variable)
                || isKafkaSetting(variable);
    }

    /** A property's name as a variable. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Stream<String> mapped(JavaClass type) {
        return type.isAnnotatedWith(ConfigMapping.class)
                ? ConfigMappings.getProperties(ConfigClass.configClass(type.reflect())).keySet().stream()
                : Stream.empty();
    }

    private static Stream<String> injected(JavaClass type) {
        return Stream.concat(
                        type.getConstructors().stream()
                                .flatMap(constructor -> constructor.getParameters().stream())
                                .filter(parameter -> parameter.isAnnotatedWith(ConfigProperty.class))
                                .map(parameter -> parameter.getAnnotationOfType(ConfigProperty.class)),
                        type.getFields().stream()
                                .filter(field -> field.isAnnotatedWith(ConfigProperty.class))
                                .map(field -> field.getAnnotationOfType(ConfigProperty.class)))
                .map(ConfigProperty::name);
    }

    private static boolean isKafkaSetting(String variable) {
        if (!variable.startsWith(CLIENT_SETTING) || !variable.endsWith("_")) {
            return false;
        }
        String setting = variable.substring(CLIENT_SETTING.length(), variable.length() - 1)
                .toLowerCase(Locale.ROOT)
                .replace('_', '.');
        return List.of(AdminClientConfig.configNames(), ProducerConfig.configNames(), ConsumerConfig.configNames())
                .stream()
                .anyMatch(names -> names.contains(setting));
    }

    /** What the extensions of Quarkus on this class path say that may be set at run time. */
    private static Set<String> quarkus() {
        var variables = new HashSet<String>();
        try {
            for (URL model : KnownSettings.class
                    .getClassLoader()
                    .resources(QUARKUS_MODEL)
                    .toList()) {
                collect(new ObjectMapper().readTree(model), variables);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return variables;
    }

    private static void collect(JsonNode model, Set<String> variables) {
        if (model.path("phase").asText().equals("RUN_TIME")) {
            variables.add(model.path("path").path("environmentVariable").asText());
        }
        model.forEach(part -> collect(part, variables));
    }
}
