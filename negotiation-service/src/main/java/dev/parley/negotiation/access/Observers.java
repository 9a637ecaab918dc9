package dev.parley.negotiation.access;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** All who watch, as one. None of them can disturb a request, nor another observer. */
final class Observers implements DecisionObserver {
    private static final Logger LOG = Logger.getLogger(Observers.class);

    private final List<DecisionObserver> observers;
    private final LongAdder failures = new LongAdder();

    Observers(List<DecisionObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    @Override
    public void decided(Decided decided) {
        tell(observer -> observer.decided(decided));
    }

    @Override
    public void released(Admission admission, Release release, Duration took) {
        tell(observer -> observer.released(admission, release, took));
    }

    @Override
    public void withdrawn(Admission admission) {
        tell(observer -> observer.withdrawn(admission));
    }

    @Override
    public void delivered(AccessGrant grant, Delivery delivery) {
        tell(observer -> observer.delivered(grant, delivery));
    }

    @Override
    public void unanswered(AccessGrant grant) {
        tell(observer -> observer.unanswered(grant));
    }

    private void tell(Consumer<DecisionObserver> what) {
        for (DecisionObserver observer : observers) {
            try {
                what.accept(observer);
            } catch (RuntimeException failure) {
                complain(observer, failure);
            }
        }
    }

    /** With each power of two, so that what fails with every request does not fill the log. */
    private void complain(DecisionObserver observer, RuntimeException failure) {
        failures.increment();
        long count = failures.sum();
        if (Long.bitCount(count) == 1) {
            LOG.warnf(
                    failure,
                    "event=observer-failed observer=%s failures=%d",
                    observer.getClass().getName(),
                    count);
        }
    }
}
