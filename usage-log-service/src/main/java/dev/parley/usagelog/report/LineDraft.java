package dev.parley.usagelog.report;

import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.terms.Unit;
import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.record.RecordId;
import dev.parley.usagelog.record.UsageRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the members of a line as they come, and what is wrong with them. */
public final class LineDraft {
    /** A sender who hears of these knows enough; a line of nothing but faults must not swell the answer. */
    private static final int MAX_FAULTS = 8;

    private static final String MEMBERS = "id, responseId, agreement, use, quantity, usedAt, ref";
    private static final List<Member> REQUIRED =
            List.of(Member.ID, Member.RESPONSE, Member.AGREEMENT, Member.USE, Member.USED_AT);
    private static final String QUANTITY = "a whole number from 1 to " + UsageRecord.MAX_QUANTITY;

    private final int index;
    private final List<Fault> faults = new ArrayList<>(0);
    private boolean isWhole = true;
    private int seen;
    private @Nullable RecordId id;
    private @Nullable ResponseId response;
    private @Nullable AgreementId agreement;
    private @Nullable Unit use;
    private int quantity = 1;
    private @Nullable Instant usedAt;
    private @Nullable String reference;

    /** @param index of the line in its report, from 0 */
    public LineDraft(int index) {
        this.index = index;
    }

    private enum Member {
        ID("id", RecordId.EXPECTED),
        RESPONSE("responseId", "the value of a Response-Id field, 43 characters of base64url"),
        AGREEMENT("agreement", "the id of an agreement, agr_…, here or for the whole report"),
        USE("use", "a usage word: " + usageWords()),
        QUANTITY("quantity", LineDraft.QUANTITY),
        USED_AT("usedAt", Rfc3339.EXPECTED),
        REFERENCE("ref", "1 to 64 printable ASCII characters");

        private final String name;
        private final String expected;

        Member(String name, String expected) {
            this.name = name;
            this.expected = expected;
        }

        static @Nullable Member named(String name) {
            return switch (name) {
                case "id" -> ID;
                case "responseId" -> RESPONSE;
                case "agreement" -> AGREEMENT;
                case "use" -> USE;
                case "quantity" -> QUANTITY;
                case "usedAt" -> USED_AT;
                case "ref" -> REFERENCE;
                default -> null;
            };
        }

        private static String usageWords() {
            return Unit.vocabulary().replace("access, ", "");
        }
    }

    /** A member whose value is text. */
    public void text(String name, String value) {
        Member member = begin(name);
        if (member == null) {
            return;
        }
        switch (member) {
            case ID -> id = parsed(member, RecordId.isValid(value) ? new RecordId(value) : null);
            case RESPONSE -> response = parsed(member, ResponseId.isValid(value) ? new ResponseId(value) : null);
            case AGREEMENT -> agreement = parsed(member, agreement(value));
            case USE ->
                use = parsed(member, Unit.find(value).filter(Unit::isUsageWord).orElse(null));
            case QUANTITY -> wrong(member);
            case USED_AT -> usedAt = parsed(member, Rfc3339.parse(value).orElse(null));
            case REFERENCE -> reference = parsed(member, UsageRecord.isReference(value) ? value : null);
        }
    }

    /** A member whose value is a whole number. */
    public void number(String name, long value) {
        Member member = begin(name);
        if (member == null) {
            return;
        }
        if (member == Member.QUANTITY && value >= 1 && value <= UsageRecord.MAX_QUANTITY) {
            quantity = (int) value;
        } else {
            wrong(member);
        }
    }

    /** A member whose value is null, which is like leaving it out. */
    public void nothing(String name) {
        if (Member.named(name) == null) {
            unknown(name);
        }
    }

    /** A member whose value is none of these. */
    public void other(String name) {
        Member member = begin(name);
        if (member != null) {
            wrong(member);
        }
    }

    /** The line as a whole is not what it should be; its members don't matter any more. */
    public void whole(String message) {
        isWhole = false;
        faults.clear();
        add(new Fault("", message));
    }

    /**
     * The line, now that it is read to its end.
     *
     * @param common the agreement of lines that name none
     */
    public ReportLine line(@Nullable AgreementId common) {
        if (common != null && !isSeen(Member.AGREEMENT)) {
            seen |= bit(Member.AGREEMENT);
            agreement = common;
        }
        if (isWhole) {
            REQUIRED.forEach(this::require);
        }
        return faults.isEmpty()
                ? new ReportLine.Readable(index, record())
                : new ReportLine.Unreadable(index, id == null ? null : id.value(), faults);
    }

    private UsageRecord record() {
        return new UsageRecord(
                Objects.requireNonNull(id),
                Objects.requireNonNull(response),
                Objects.requireNonNull(agreement),
                Objects.requireNonNull(use),
                quantity,
                Objects.requireNonNull(usedAt),
                reference);
    }

    /** Null if the member is not known or stands twice, which is noted. */
    private @Nullable Member begin(String name) {
        Member member = Member.named(name);
        if (member == null) {
            unknown(name);
            return null;
        }
        if (isSeen(member)) {
            add(Fault.of(name, "stands twice"));
            return null;
        }
        seen |= bit(member);
        return member;
    }

    private void unknown(String name) {
        add(Fault.of(name, "is not known; a record has " + MEMBERS));
    }

    private boolean isSeen(Member member) {
        return (seen & bit(member)) != 0;
    }

    private static int bit(Member member) {
        return 1 << member.ordinal();
    }

    private <T> @Nullable T parsed(Member member, @Nullable T value) {
        if (value == null) {
            wrong(member);
        }
        return value;
    }

    private void wrong(Member member) {
        add(Fault.of(member.name, "expected " + member.expected));
    }

    private void require(Member member) {
        if (!isSeen(member)) {
            add(Fault.of(member.name, "is missing; expected " + member.expected));
        }
    }

    private void add(Fault fault) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(fault.within(ReportFlow.pointer(index)));
        }
    }

    private static @Nullable AgreementId agreement(String value) {
        try {
            return new AgreementId(value);
        } catch (IllegalArgumentException notOfThatForm) {
            return null;
        }
    }
}
