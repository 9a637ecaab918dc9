package dev.parley.protocol.header.structured;

import java.util.ArrayList;
import java.util.List;

/** The parameters of an item or an inner list, in their order; each key once. */
public record Parameters(List<Parameter> list) {
    public static final Parameters NONE = new Parameters(List.of());

    public Parameters {
        list = List.copyOf(list);
        Keys.requireDistinct(list, Parameter::key);
    }

    /** The same parameters and one more. */
    public Parameters with(String key, BareItem value) {
        List<Parameter> extended = new ArrayList<>(list);
        extended.add(new Parameter(key, value, Member.NOWHERE));
        return new Parameters(extended);
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }
}
