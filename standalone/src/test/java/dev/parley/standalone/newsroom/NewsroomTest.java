package dev.parley.standalone.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Http;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.newsroom.Newsroom.Behaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewsroomTest {
    private final Http http = new Http();
    private Newsroom newsroom;

    @BeforeEach
    void open() throws IOException {
        newsroom = Newsroom.open("The Test", 0);
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void sendsTheSameArticleUnderTheSameNumber() {
        Reply first = get("/news/7");
        Reply second = get("/news/7");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("<article>").endsWith("</html>\n").isEqualTo(second.body());
        assertThat(get("/news/8").body()).isNotEqualTo(first.body());
    }

    @Test
    void knowsNoOtherPages() {
        assertThat(get("/news/0").status()).isEqualTo(404);
        assertThat(get("/secret").status()).isEqualTo(404);
    }

    @Test
    void hangsUpInTheMiddleOfAnArticleWhenToldTo() {
        newsroom.behave(Behaviour.CUT_OFF);

        assertThatThrownBy(() -> get("/news/7")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void sendsAWholeArticleEvenWhenItIsSlow() {
        String prompt = get("/news/7").body();

        newsroom.behave(Behaviour.SLOW);

        assertThat(get("/news/7").body()).isEqualTo(prompt);
    }

    @Test
    void failsWhenToldTo() {
        newsroom.behave(Behaviour.FAILING);

        assertThat(get("/news/7").status()).isEqualTo(500);
    }

    private Reply get(String path) {
        return http.send(Call.get(newsroom.address().resolve(path)));
    }
}
