package dev.parley.usagelog.record;

import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.protocol.id.UuidV7;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells whether a line can be true, without looking anything up: a response id proves by itself when it was given, to
 * whom and under which agreement.
 */
public final class RecordCheck {
    private final ResponseIds keys;
    private final ReportingRules rules;
    private final Instant now;

    public RecordCheck(ResponseIds keys, ReportingRules rules, Instant now) {
        this.keys = keys;
        this.rules = rules;
        this.now = now;
    }

    public Finding check(Reporter reporter, UsageRecord record) {
        boolean provable = keys.knows(record.response().keyId());
        if (provable && !isGenuine(reporter, record)) {
            return new Finding.Faulty(List.of(notGiven(reporter, record)));
        }
        List<Fault> faults = impossibleTimes(record);
        if (!faults.isEmpty()) {
            return new Finding.Faulty(faults);
        }
        return provable ? new Finding.Genuine() : new Finding.KeyUnknown();
    }

    private boolean isGenuine(Reporter reporter, UsageRecord record) {
        return keys.verify(record.response().value(), reporter.publisher(), reporter.payer(), record.agreement())
                .isPresent();
    }

    private static Fault notGiven(Reporter reporter, UsageRecord record) {
        return new Fault(
                "/responseId",
                "was not given to %s by %s under %s; send the Response-Id and the Agreement of one answer"
                        .formatted(reporter.client(), reporter.publisher(), record.agreement()));
    }

    private List<Fault> impossibleTimes(UsageRecord record) {
        Instant accessedAt = UuidV7.time(record.response().uuid());
        Instant latest = now.plus(rules.tolerance());
        var faults = new ArrayList<Fault>(0);
        if (accessedAt.isAfter(latest)) {
            faults.add(new Fault("/responseId", "is of the future, %s; it is %s here".formatted(accessedAt, now)));
        }
        if (accessedAt.plus(rules.window()).isBefore(now)) {
            faults.add(new Fault(
                    "/responseId",
                    "is of %s; use is reported within %s of the access".formatted(accessedAt, rules.window())));
        }
        if (record.usedAt().isBefore(accessedAt.minus(rules.tolerance()))) {
            faults.add(new Fault("/usedAt", "is before the access, which was at " + accessedAt));
        }
        if (record.usedAt().isAfter(latest)) {
            faults.add(new Fault("/usedAt", "is in the future; it is %s here".formatted(now)));
        }
        return faults;
    }
}
