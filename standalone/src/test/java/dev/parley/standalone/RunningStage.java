package dev.parley.standalone;

import dev.parley.backbone.Backbone;
import dev.parley.standalone.http.Http;
import dev.parley.standalone.stage.Cast;
import dev.parley.standalone.stage.Casting;
import dev.parley.standalone.stage.Place;
import dev.parley.standalone.stage.Progress;
import dev.parley.standalone.stage.Running;
import dev.parley.standalone.stage.Stage;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** A stage for tests: the packages of this build, and everybody introduced. */
public final class RunningStage implements AutoCloseable {
    private static final Progress SILENT = new Progress() {
        @Override
        public void begin(String what) {}

        @Override
        public void done(String what, String description) {}
    };

    private final Running running = new Running(System.err::println);
    private final Http http = new Http();
    private final Stage stage;
    private final Cast cast;

    private RunningStage(Place place, Map<String, String> keptKeys) {
        try {
            stage = Stage.open(place, SILENT, running);
            cast = Casting.call(stage, http, keptKeys);
        } catch (RuntimeException failure) {
            running.close();
            throw failure;
        }
    }

    /** @param name of the folder under {@code target} in which the logs stay */
    public static RunningStage throwAway(String name) {
        return throwAway(name, Map.of());
    }

    /** @param settings that every service gets besides the usual ones */
    static RunningStage throwAway(String name, Map<String, String> settings) {
        return new RunningStage(
                Place.throwAway(root(), Path.of("target", "stages", name).toAbsolutePath())
                        .with(settings),
                Map.of());
    }

    /** Like {@link #throwAway(String)}, on a backbone of the test's own making. */
    public static RunningStage throwAway(String name, Supplier<Backbone> backbone) {
        Place usual = Place.throwAway(root(), Path.of("target", "stages", name).toAbsolutePath());
        return new RunningStage(
                new Place(usual.root(), usual.home(), usual.logs(), usual.operator(), Map.of(), backbone), Map.of());
    }

    static RunningStage kept(Path home, Map<String, String> keptKeys) {
        return new RunningStage(Place.kept(root(), home), keptKeys);
    }

    public Stage stage() {
        return stage;
    }

    public Cast cast() {
        return cast;
    }

    public Http http() {
        return http;
    }

    @Override
    public void close() {
        running.close();
    }

    static Path root() {
        return Path.of(System.getProperty("parley.root", "..")).toAbsolutePath().normalize();
    }
}
