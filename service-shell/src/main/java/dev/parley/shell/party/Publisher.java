package dev.parley.shell.party;

import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Asset;
import java.time.ZoneId;

/**
 * A seller.
 *
 * @param zone where its billing months begin and end
 * @param currency what its amounts are in where nothing else is said
 */
public record Publisher(PublisherId id, String name, ZoneId zone, Asset currency) {}
