package dev.parley.billing.ledger.http;

import static dev.parley.billing.TestEvents.EUR;

import dev.parley.billing.Golden;
import dev.parley.billing.ledger.TrialBalance;
import dev.parley.protocol.money.Amount;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialBalanceGoldenTest {

    @Test
    void freezesATrialBalance() {
        var balance = new TrialBalance(
                List.of(
                        new TrialBalance.Row("accrued-revenue", Amount.zero(EUR), Amount.parse("2.5", EUR)),
                        new TrialBalance.Row("unbilled-receivable", Amount.parse("2.5", EUR), Amount.zero(EUR))),
                Amount.zero(EUR));

        Golden.assertBody(
                "trial-balance.json",
                new TrialBalanceResource.Body(
                        List.of(TrialBalanceResource.AssetBody.of(balance)), balance.isBalanced()));
    }
}
