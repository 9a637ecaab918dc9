package dev.parley.usagelog.log;

import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** What tests read from the streams. */
public final class TestEvents {
    public static final Instant NOON = Instant.parse("2026-12-10T11:00:00Z");
    public static final Duration LATE_AFTER = Duration.ofDays(7);

    private TestEvents() {}

    public static Relationship between(String publisher, String client) {
        return new Relationship(new PublisherId("pub_" + publisher), new PayerId("cli_" + client));
    }

    public static Access access(Relationship relationship, UUID id, Instant at) {
        return access(relationship, id, at, "https://planet.example/news/1", 1);
    }

    /** @param version of its content */
    public static Access access(Relationship relationship, UUID id, Instant at, String resource, int version) {
        return new Access(
                relationship,
                id,
                at,
                "response-" + id,
                relationship.payer().value(),
                agreement(relationship),
                "read-and-ground",
                "sha-256:terms",
                List.of("ai-input", "search"),
                "GET",
                resource,
                "team-" + version,
                null,
                digest(id, version));
    }

    public static AccessEnding ending(Relationship relationship, UUID grant, Ending ending, Instant at) {
        return ending == Ending.VOIDED
                ? new AccessEnding(relationship, grant, ending, at, null, null)
                : new AccessEnding(relationship, grant, ending, at, 200, 4096L);
    }

    public static UsageLine line(Relationship relationship, UUID id, String report, UUID grant, Instant usedAt) {
        return line(relationship, id, report, grant, usedAt, usedAt.plusSeconds(60), 1);
    }

    /** @param version of its content: the quantity */
    public static UsageLine line(
            Relationship relationship,
            UUID id,
            String report,
            UUID grant,
            Instant usedAt,
            Instant reportedAt,
            int version) {
        return new UsageLine(
                relationship,
                id,
                "line-" + id,
                report,
                "response-" + grant,
                grant,
                agreement(relationship),
                "cited",
                version,
                usedAt,
                reportedAt,
                reportedAt.isAfter(usedAt.plus(LATE_AFTER)),
                null,
                digest(id, version));
    }

    public static ReportReceipt receipt(Relationship relationship, String report, int accepted) {
        return new ReportReceipt(relationship, report, NOON, accepted, 0, 0);
    }

    public static AgreementId agreement(Relationship relationship) {
        return new AgreementId("agr_" + relationship.publisher().value() + "_"
                + relationship.payer().value());
    }

    /** Differs for another version. */
    private static String digest(UUID id, int version) {
        return HexFormat.of().toHexDigits(id.getMostSignificantBits())
                + HexFormat.of().toHexDigits(id.getLeastSignificantBits())
                + HexFormat.of().toHexDigits((long) version)
                + HexFormat.of().toHexDigits(0L);
    }
}
