package dev.parley.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.bench.Outcome;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** One JSON object per line and measure that ran, for programs. */
public record JsonLines(PrintStream out) implements Report {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The machine does not repeat itself more closely than three digits. */
    private static final MathContext SIGNIFICANT = new MathContext(3, RoundingMode.HALF_UP);

    /** In the order in which they are written. */
    private record Line(
            String id,
            BigDecimal value,
            String unit,
            String against,
            String goal,
            int runs,
            BigDecimal min,
            BigDecimal max) {}

    @Override
    public void add(Outcome outcome) {
        if (outcome instanceof Outcome.Measured measured) {
            out.println(line(measured));
        }
    }

    @Override
    public void end() {
        out.flush();
    }

    static String line(Outcome.Measured measured) {
        var title = measured.title();
        var figures = measured.figures();
        var line = new Line(
                title.id(),
                rounded(figures.median()),
                title.unit(),
                title.against(),
                title.goal().toString(),
                figures.runs(),
                rounded(figures.min()),
                rounded(figures.max()));
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A line of texts and numbers is JSON", e);
        }
    }

    static BigDecimal rounded(double value) {
        var rounded = new BigDecimal(value).round(SIGNIFICANT).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
