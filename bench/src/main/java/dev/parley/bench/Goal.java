package dev.parley.bench;

import java.math.BigDecimal;

/** What a measure should come to. */
public sealed interface Goal {

    BigDecimal bound();

    boolean isMetBy(double value);

    record AtLeast(BigDecimal bound) implements Goal {
        @Override
        public boolean isMetBy(double value) {
            return value >= bound.doubleValue();
        }

        @Override
        public String toString() {
            return ">= " + bound.toPlainString();
        }
    }

    record AtMost(BigDecimal bound) implements Goal {
        @Override
        public boolean isMetBy(double value) {
            return value <= bound.doubleValue();
        }

        @Override
        public String toString() {
            return "<= " + bound.toPlainString();
        }
    }

    static Goal atLeast(String bound) {
        return new AtLeast(new BigDecimal(bound));
    }

    static Goal atMost(String bound) {
        return new AtMost(new BigDecimal(bound));
    }
}
