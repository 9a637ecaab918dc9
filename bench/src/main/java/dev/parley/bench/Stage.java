package dev.parley.bench;

import dev.parley.backbone.Backbone;
import dev.parley.bench.load.LoadGenerator;
import dev.parley.bench.process.Packages;
import java.util.function.Consumer;

/**
 * What measures stand on.
 *
 * @param packages of the services and of the floor endpoint
 * @param load where requests come from
 * @param progress told what happens, in a few words
 */
public record Stage(Packages packages, LoadGenerator load, Consumer<String> progress) {

    public void progress(String words) {
        progress.accept(words);
    }

    /** PostgreSQL and Kafka of its own for one measure, so that none finds the records of another. */
    public Backbone backbone() {
        progress("starting PostgreSQL and Kafka");
        return Backbone.temporary();
    }
}
