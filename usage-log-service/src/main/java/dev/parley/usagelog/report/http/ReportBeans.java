package dev.parley.usagelog.report.http;

import dev.parley.shell.config.UnsafeSettingException;
import dev.parley.usagelog.record.ParkedFlow;
import dev.parley.usagelog.record.Parking;
import dev.parley.usagelog.record.ReportingRules;
import dev.parley.usagelog.record.UsageStream;
import dev.parley.usagelog.record.keys.ParkingConfiguration;
import dev.parley.usagelog.report.ClientAllowance;
import dev.parley.usagelog.report.ClientGate;
import dev.parley.usagelog.report.ReportFlow;
import dev.parley.usagelog.report.ReportLimits;
import dev.parley.usagelog.report.json.ReportReader;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts together what takes reports. */
@Singleton
public class ReportBeans {

    @Produces
    @Singleton
    ReportLimits limits(UsageConfiguration usage) {
        return new ReportLimits(
                bytes(usage.maxBody()), bytes(usage.maxUnpacked()), usage.maxRecords(), bytes(usage.maxRecord()));
    }

    @Produces
    @Singleton
    ReportReader reader(ReportLimits limits) {
        return new ReportReader(limits);
    }

    @Produces
    @Singleton
    ReportingRules rules(UsageConfiguration usage) {
        return new ReportingRules(usage.clockTolerance(), usage.window());
    }

    @Produces
    @Singleton
    ClientGate gate(UsageConfiguration usage) {
        UsageConfiguration.Client client = usage.client();
        return new ClientGate(
                new ClientAllowance(client.recordsPerSecond(), client.burst(), client.maxReports()), System::nanoTime);
    }

    @Produces
    @Singleton
    ReportFlow flow(
            Parking parking,
            UsageStream stream,
            ReportingRules rules,
            ParkingConfiguration waiting,
            InstantSource clock,
            ParkingThreads parkers) {
        return new ReportFlow(parking, stream, rules, waiting.max(), clock, parkers::run);
    }

    @Produces
    @Singleton
    ParkedFlow parked(Parking parking, UsageStream stream, ReportingRules rules, InstantSource clock) {
        return new ParkedFlow(parking, stream, rules, clock);
    }

    private static int bytes(MemorySize size) {
        try {
            return Math.toIntExact(size.asLongValue());
        } catch (ArithmeticException tooLarge) {
            throw new UnsafeSettingException("parley.usage: no body may have " + size.asBigInteger() + " bytes");
        }
    }
}
