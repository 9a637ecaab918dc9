package dev.parley.protocol.header;

import dev.parley.protocol.header.structured.BareItem;
import dev.parley.protocol.header.structured.BareItem.DecimalNumber;
import dev.parley.protocol.header.structured.BareItem.Text;
import dev.parley.protocol.header.structured.BareItem.Token;
import dev.parley.protocol.header.structured.BareItem.WholeNumber;
import dev.parley.protocol.header.structured.Item;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.header.structured.Parameter;
import dev.parley.protocol.header.structured.StructuredFields;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.money.Price;
import org.jspecify.annotations.Nullable;

/**
 * Money as an item: {@code "0.002";currency=EUR}, and as a price {@code "1.5";currency=EUR;n=1000}. Amounts are written
 * as strings, because a Decimal ends after three digits; Decimals and Integers are read as well.
 */
final class MoneyItem {
    private static final String CURRENCY = "currency";
    private static final String PER = "n";

    private MoneyItem() {}

    static Item of(Amount amount) {
        return Item.text(amount.decimal())
                .with(CURRENCY, new Token(amount.asset().code()));
    }

    static Item of(Price price) {
        Item item = of(price.amount());
        return price.per() == 1 ? item : item.with(PER, new WholeNumber(price.per()));
    }

    /** Reads an amount; it has a currency and no other parameter. */
    static Amount readAmount(Item item) throws MalformedFieldException {
        Asset asset = null;
        for (Parameter parameter : item.parameters().list()) {
            if (!parameter.key().equals(CURRENCY)) {
                throw new MalformedFieldException(parameter.position(), "no parameter but currency");
            }
            asset = readAsset(parameter);
        }
        return amount(item, asset);
    }

    /** Reads a price; parameters that are not known are for those who know them. */
    static Price readPrice(Item item) throws MalformedFieldException {
        Asset asset = null;
        long per = 1;
        for (Parameter parameter : item.parameters().list()) {
            if (parameter.key().equals(CURRENCY)) {
                asset = readAsset(parameter);
            } else if (parameter.key().equals(PER)) {
                per = readPer(parameter);
            }
        }
        return new Price(amount(item, asset), per);
    }

    /** Reads a decimal of an asset that stands at a position. */
    static Amount parse(String decimal, Asset asset, int position) throws MalformedFieldException {
        try {
            return Amount.parse(decimal, asset);
        } catch (IllegalArgumentException outOfRange) {
            Amount most = new Amount(Long.MAX_VALUE, asset);
            throw new MalformedFieldException(
                    position,
                    "an amount from 0 to " + most + " with at most " + asset.decimals()
                            + " decimal places, without sign or exponent");
        }
    }

    /** Finds the asset whose code stands at a position. */
    static Asset findAsset(String code, int position) throws MalformedFieldException {
        return Asset.find(code)
                .orElseThrow(() -> new MalformedFieldException(
                        position, "a known currency: an ISO 4217 code such as EUR, or USDC, SAT, MSAT or SUI"));
    }

    private static Amount amount(Item item, @Nullable Asset asset) throws MalformedFieldException {
        String decimal = decimal(item);
        if (asset == null) {
            throw new MalformedFieldException(
                    item.position(), "a currency beside the amount, as in \"0.002\";currency=EUR");
        }
        return parse(decimal, asset, item.position());
    }

    private static String decimal(Item item) throws MalformedFieldException {
        return switch (item.value()) {
            case Text text -> text.value();
            case WholeNumber number -> Long.toString(number.value());
            case DecimalNumber number -> StructuredFields.format(Item.of(number));
            case BareItem other ->
                throw new MalformedFieldException(item.position(), "an amount as in \"0.002\";currency=EUR");
        };
    }

    private static Asset readAsset(Parameter currency) throws MalformedFieldException {
        return findAsset(currency.value() instanceof Token token ? token.value() : "", currency.position());
    }

    private static long readPer(Parameter per) throws MalformedFieldException {
        if (per.value() instanceof WholeNumber number && number.value() >= 1) {
            return number.value();
        }
        throw new MalformedFieldException(per.position(), "n=1 or more: what the amount buys");
    }
}
