package dev.parley.usagelog.log.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Reading the access and the usage stream. */
@ConfigMapping(prefix = "parley.log")
public interface LogConfiguration {

    /** The consumer group whose members share the partitions. */
    @WithDefault("parley-usage-log")
    String group();

    /** Consumers in this process, each with a thread of its own. */
    @WithDefault("2")
    int consumers();

    /** Most records of one partition in one transaction. */
    @WithDefault("5000")
    int batch();

    /** How far a producer's clock may run ahead before its events are set aside. */
    @WithDefault("PT5M")
    Duration clockTolerance();

    /** The longest pause between two attempts while the database or the broker is away. */
    @WithDefault("PT2S")
    Duration maxBackoff();

    /** A use that is reported later than this is late. */
    @WithDefault("P7D")
    Duration lateAfter();
}
