package dev.parley.standalone.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Renders the templates beside this class. Every value is escaped; a name that is not there is an error. */
final class Templates {
    private static final String SUFFIX = ".html";

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(Templates::locate)
            .strictRendering(true)
            .build();

    /** @param template its file's name without suffix */
    String render(String template, Map<String, ?> values) {
        TemplateInstance instance =
                Objects.requireNonNull(engine.getTemplate(template), template).instance();
        values.forEach(instance::data);
        return instance.render();
    }

    private static Optional<TemplateLocation> locate(String name) {
        return Templates.class.getResource(name + SUFFIX) == null ? Optional.empty() : Optional.of(new Html(name));
    }

    private record Html(String name) implements TemplateLocation {
        @Override
        public Reader read() {
            InputStream template = Objects.requireNonNull(Templates.class.getResourceAsStream(name + SUFFIX), name);
            return new InputStreamReader(template, StandardCharsets.UTF_8);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }
}
