package dev.parley.negotiation.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Notes all that it hears, and fails when it is told to. */
final class NotingObserver implements DecisionObserver {
    final List<Decided> decided = new ArrayList<>();
    final List<Release> released = new ArrayList<>();
    final List<Admission> withdrawn = new ArrayList<>();
    final List<Delivery> delivered = new ArrayList<>();
    final List<AccessGrant> unanswered = new ArrayList<>();
    boolean failing;

    @Override
    public void decided(Decided what) {
        decided.add(what);
        failIfToldTo();
    }

    @Override
    public void released(Admission admission, Release release, Duration took) {
        released.add(release);
        failIfToldTo();
    }

    @Override
    public void withdrawn(Admission admission) {
        withdrawn.add(admission);
        failIfToldTo();
    }

    @Override
    public void delivered(AccessGrant grant, Delivery delivery) {
        delivered.add(delivery);
        failIfToldTo();
    }

    @Override
    public void unanswered(AccessGrant grant) {
        unanswered.add(grant);
        failIfToldTo();
    }

    private void failIfToldTo() {
        if (failing) {
            throw new IllegalStateException("told to fail");
        }
    }
}
