package dev.parley.billing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TransactionsTest {
    private final BillingDatabase database = BillingDatabase.fresh();

    @Test
    void keepsNothingOfWorkThatEndsInAnError() throws Exception {
        try (var pool = database.pool()) {
            var transactions = new Transactions(pool);

            assertThatThrownBy(() -> transactions.call(connection -> {
                        try (var statement = connection.prepareStatement(
                                "INSERT INTO invoice_counter (publisher, last_number) VALUES ('pub_planet', 1)")) {
                            statement.executeUpdate();
                        }
                        throw new OutOfMemoryError("half a batch is written");
                    }))
                    .isInstanceOf(OutOfMemoryError.class);
        }

        assertThat(database.number("SELECT count(*) FROM invoice_counter")).isZero();
    }
}
