package dev.parley.negotiation.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredBotsTest {
    private final DeclaredBots bots = DeclaredBots.known();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GPTBot",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
                "claudebot/1.0",
                "CCBot/2.0 (https://commoncrawl.org/faq/)",
                "Mozilla/5.0 (compatible; Perplexity-User/1.0)"
            })
    void knowsABotByItsName(String userAgent) {
        assertThat(bots.include(userAgent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "NotGPTBotter/1.0",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "curl/8.5.0"
            })
    void takesNobodyElseForOne(String userAgent) {
        assertThat(bots.include(userAgent)).isFalse();
    }

    @Test
    void takesSilenceForNothing() {
        assertThat(bots.include(null)).isFalse();
    }
}
