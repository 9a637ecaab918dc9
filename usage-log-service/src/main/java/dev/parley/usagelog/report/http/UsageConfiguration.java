package dev.parley.usagelog.report.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a usage report may bring, and when. */
@ConfigMapping(prefix = "parley.usage")
public interface UsageConfiguration {

    /** Of a body as it travels. */
    @WithDefault("1M")
    MemorySize maxBody();

    /** Of a body once unpacked. */
    @WithDefault("8M")
    MemorySize maxUnpacked();

    /** Lines of one report. */
    @WithDefault("10000")
    int maxRecords();

    /** Of one line. */
    @WithDefault("4K")
    MemorySize maxRecord();

    /** How long a body may take to arrive. */
    @WithDefault("30s")
    Duration bodyTimeout();

    /** How far the clocks of clients may be off. */
    @WithDefault("5m")
    Duration clockTolerance();

    /** How long after an access its use is taken. Keys that verify must be kept for longer. */
    @WithDefault("P45D")
    Duration window();

    /** Reports that are taken at once, of all clients together. */
    @WithDefault("32")
    int maxReports();

    /** What one client may bring. */
    Client client();

    /** The part of it that is one client's. */
    interface Client {

        /** In the long run. */
        @WithDefault("5000")
        int recordsPerSecond();

        /** Records at once, after a pause. */
        @WithDefault("50000")
        int burst();

        /** Reports at once. */
        @WithDefault("4")
        int maxReports();
    }
}
