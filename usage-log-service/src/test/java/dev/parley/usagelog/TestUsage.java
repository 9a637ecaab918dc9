package dev.parley.usagelog;

import dev.parley.protocol.agreement.KeyState;
import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.agreement.ResponseIdKey;
import dev.parley.protocol.agreement.ResponseIdKeys;
import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.UuidV7;
import dev.parley.protocol.terms.Unit;
import dev.parley.usagelog.record.RecordId;
import dev.parley.usagelog.record.ReportId;
import dev.parley.usagelog.record.Reporter;
import dev.parley.usagelog.record.ReportingRules;
import dev.parley.usagelog.record.UsageRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A client that read something this morning, and what it may say of it. */
public final class TestUsage {
    public static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    public static final Instant ACCESSED = Instant.parse("2026-12-01T09:00:00Z");
    public static final Reporter READER = new Reporter(new PublisherId("pub_planet"), new ClientId("cli_reader"));
    public static final AgreementId AGREEMENT = new AgreementId("agr_news");
    public static final ReportingRules RULES = new ReportingRules(Duration.ofMinutes(5), Duration.ofDays(45));
    public static final ReportId REPORT = ReportId.of(READER, "a report".getBytes(StandardCharsets.UTF_8));

    private TestUsage() {}

    /** Keys of these ids; the first signs. */
    public static ResponseIds keys(int... ids) {
        var keys = new ArrayList<ResponseIdKey>();
        for (int id : ids) {
            byte[] secret = new byte[32];
            new Random(id).nextBytes(secret);
            keys.add(ResponseIdKey.of(id, keys.isEmpty() ? KeyState.SIGNING : KeyState.VERIFY_ONLY, secret));
        }
        return new ResponseIds(new ResponseIdKeys(List.copyOf(keys)));
    }

    public static ResponseId response(ResponseIds keys, Reporter reporter, Instant accessed) {
        return keys.mint(UuidV7.create(accessed, new Random(7)), reporter.publisher(), reporter.payer(), AGREEMENT);
    }

    /** Cited an hour after the access. */
    public static UsageRecord cited(String id, ResponseId response) {
        return new UsageRecord(
                new RecordId(id), response, AGREEMENT, new Unit("cited"), 1, ACCESSED.plus(Duration.ofHours(1)), null);
    }
}
