package dev.parley.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownKeysTest {

    private final KnownKeys keys = new KnownKeys("parley_cli_key");

    @Test
    void includeTheKeyOfTheBench() {
        assertThat(keys.include("Bearer parley_cli_key")).isTrue();
    }

    @Test
    void doNotIncludeAnyOther() {
        assertThat(keys.include("Bearer parley_cli_other")).isFalse();
        assertThat(keys.include("parley_cli_key")).isFalse();
        assertThat(keys.include(null)).isFalse();
    }
}
