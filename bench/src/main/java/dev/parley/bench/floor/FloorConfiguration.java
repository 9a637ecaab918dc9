package dev.parley.bench.floor;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** What the floor endpoint answers, and to whom. */
@ConfigMapping(prefix = "parley.floor")
public interface FloorConfiguration {

    /** The bearer key that it answers to. */
    String key();

    /** A file with the JSON of every answer. */
    Path answer();

    /** The status of every answer. */
    int status();
}
