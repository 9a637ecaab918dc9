package dev.parley.billing.close.http;

import dev.parley.billing.close.CloseFlow;
import dev.parley.billing.close.ClosingBooks;
import dev.parley.billing.close.StreamProgress;
import dev.parley.billing.close.store.MeterConfiguration;
import dev.parley.billing.period.Periods;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the close together. */
@Singleton
public class CloseBeans {

    @Produces
    @Singleton
    CloseFlow closeFlow(
            Periods periods,
            StreamProgress stream,
            ClosingBooks books,
            InstantSource clock,
            MeterConfiguration configuration) {
        return new CloseFlow(periods, stream, books, clock, configuration.deliveryGrace());
    }
}
