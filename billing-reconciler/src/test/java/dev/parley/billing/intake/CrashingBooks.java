package dev.parley.billing.intake;

import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Books whose process dies now and then, just before it commits. */
final class CrashingBooks implements Books {

    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Books books;
    private final BooleanSupplier crashes;

    CrashingBooks(Books books, BooleanSupplier crashes) {
        this.books = books;
        this.crashes = crashes;
    }

    @Override
    public <T> T write(StreamPartition partition, long from, Function<OpenBooks, T> work) {
        return books.write(partition, from, open -> {
            T result = work.apply(open);
            if (crashes.getAsBoolean()) {
                throw new Crash();
            }
            return result;
        });
    }
}
