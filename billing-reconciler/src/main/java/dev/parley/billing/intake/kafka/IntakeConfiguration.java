package dev.parley.billing.intake.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Reading the access and the usage stream. */
@ConfigMapping(prefix = "parley.intake")
public interface IntakeConfiguration {

    /** The consumer group whose members share the partitions. */
    @WithDefault("parley-billing")
    String group();

    /** Consumers in this process, each with a thread of its own. */
    @WithDefault("2")
    int consumers();

    /** Most records of one partition in one transaction. */
    @WithDefault("10000")
    int batch();

    /** How far a producer's clock may run ahead. */
    @WithDefault("PT5M")
    Duration clockTolerance();

    /** The longest pause between two attempts while the database or the broker is away. */
    @WithDefault("PT2S")
    Duration maxBackoff();
}
