package dev.parley.protocol.header.structured;

/** What a list or a dictionary holds: one item, or an inner list of items. */
public sealed interface Member permits Item, InnerList {
    /** The position of what was not read from a field. */
    int NOWHERE = -1;

    Parameters parameters();

    /** Where it begins in the field that it was read from: characters from 0; {@link #NOWHERE} where it was made. */
    int position();
}
