package dev.parley.protocol.header;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.ParsedBounds.Absent;
import dev.parley.protocol.header.ParsedBounds.Malformed;
import dev.parley.protocol.header.ParsedBounds.Stated;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.terms.Unit;
import java.util.List;

/** The bounds of a request, in whichever dialects it states them. The richest counts; two that differ are refused. */
public final class RequestBounds {
    private RequestBounds() {}

    /**
     * Reads every line of the fields that state bounds. An empty {@code Access-Bounds} is as good as none (RFC 9651,
     * section 3.2).
     *
     * @param accessBounds the lines of {@code Access-Bounds}, in their order
     * @param ifPriceLte the lines of {@code If-Price-LTE}
     */
    public static ParsedBounds parse(List<String> accessBounds, List<String> ifPriceLte) {
        String reading = AccessBoundsCodec.HEADER;
        try {
            Bounds bounds = AccessBoundsCodec.parse(joined(accessBounds));
            if (ifPriceLte.isEmpty()) {
                return bounds.equals(Bounds.NONE) ? new Absent() : new Stated(bounds);
            }
            reading = IfPriceLteCodec.HEADER;
            return new Stated(reconciled(bounds, IfPriceLteCodec.parse(only(ifPriceLte))));
        } catch (MalformedFieldException malformed) {
            return new Malformed(reading, malformed.position(), malformed.expected());
        }
    }

    /** A ceiling that the richer dialect leaves out is zero there, so the other one differs from it. */
    private static Bounds reconciled(Bounds bounds, Amount ceiling) throws MalformedFieldException {
        if (bounds.equals(Bounds.NONE)) {
            return bounds.withCeiling(Unit.ACCESS, ceiling);
        }
        Amount stated = bounds.ceiling(Unit.ACCESS, ceiling.asset()).orElse(Amount.zero(ceiling.asset()));
        if (!stated.equals(ceiling)) {
            throw new MalformedFieldException(
                    0,
                    "the ceiling that Access-Bounds states for access, " + stated + ", or one of the two fields only");
        }
        return bounds;
    }

    private static String joined(List<String> lines) {
        return lines.size() == 1 ? lines.getFirst() : String.join(", ", lines);
    }

    private static String only(List<String> lines) throws MalformedFieldException {
        if (lines.size() > 1) {
            throw new MalformedFieldException(0, "the field only once");
        }
        return lines.getFirst();
    }
}
