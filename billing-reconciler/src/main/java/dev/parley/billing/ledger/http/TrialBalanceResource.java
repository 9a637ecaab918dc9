package dev.parley.billing.ledger.http;

import static dev.parley.shell.identity.Role.OPERATOR;

import dev.parley.billing.ledger.TrialBalance;
import dev.parley.billing.ledger.store.TrialBalances;
import dev.parley.shell.identity.CallableBy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Whether the books balance. */
@Path("/v1/trial-balance")
public class TrialBalanceResource {
    private final TrialBalances balances;

    public TrialBalanceResource(TrialBalances balances) {
        this.balances = balances;
    }

    public record Body(List<AssetBody> assets, boolean balanced) {}

    /** @param sum of all postings */
    public record AssetBody(String currency, List<AccountBody> accounts, String sum) {
        static AssetBody of(TrialBalance balance) {
            return new AssetBody(
                    balance.sum().asset().code(),
                    balance.rows().stream().map(AccountBody::of).toList(),
                    balance.sum().decimal());
        }
    }

    /** @param balance debit less credit */
    public record AccountBody(String account, String debit, String credit, String balance) {
        static AccountBody of(TrialBalance.Row row) {
            return new AccountBody(
                    row.kind(),
                    row.debit().decimal(),
                    row.credit().decimal(),
                    row.balance().decimal());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @CallableBy(OPERATOR)
    public Body trialBalance() {
        List<TrialBalance> all = balances.all();
        return new Body(all.stream().map(AssetBody::of).toList(), all.stream().allMatch(TrialBalance::isBalanced));
    }
}
