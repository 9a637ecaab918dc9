package dev.parley.standalone.http;

/**
 * A bearer key and the shell variable by which it is shown.
 *
 * @param variable for example {@code ATLAS_PLANET}
 */
public record Key(String variable, String value) {

    @Override
    public String toString() {
        return "$" + variable;
    }
}
