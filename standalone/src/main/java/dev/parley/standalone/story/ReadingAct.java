package dev.parley.standalone.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Publisher;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The first act: agents ask, are refused with what would do, and read. */
final class ReadingAct {
    private static final int ARTICLES_EACH = 100;
    private static final int REFUSED = 20;
    private static final int AT_ONCE = 8;

    private final Scene scene;

    ReadingAct(Scene scene) {
        this.scene = scene;
    }

    void play() {
        askWithoutBounds();
        String sufficient = askWithBoundsTooLow();
        Call bought = askWithTheBoundFromThatAnswer(sufficient);
        askTheSameAgain(bought);
        readHundreds(sufficient);
    }

    private void askWithoutBounds() {
        scene.begin("An agent asks for an article and says nothing about money");
        Reply reply = scene.send(page(Agent.THRIFT, Publisher.DAILY_PLANET, 1));
        String price = reply.header("Pricing").orElse("no price");
        scene.compare(
                "402 and the price",
                reply.status() + ", " + upToOffer(price),
                reply.status() == 402 && hasPrice(price));
    }

    private String askWithBoundsTooLow() {
        scene.begin("It names a bound that is too low");
        Reply reply =
                scene.send(page(Agent.THRIFT, Publisher.DAILY_PLANET, 1).with("Access-Bounds", Agent.THRIFT.bounds()));
        JsonNode nearest = reply.json().path("nearest");
        String sufficient = reply.json().path("accessBounds").asText();
        long failed = Books.list(reply.json().path("failed")).count();
        scene.compare(
                "402, each bound that failed, the nearest offer, and a bound that would do",
                "%d, %d bounds failed, nearest offer %s\n%s"
                        .formatted(reply.status(), failed, nearest.path("offer").asText("none"), sufficient),
                reply.status() == 402
                        && failed > 0
                        && !nearest.path("offer").asText().isEmpty()
                        && !sufficient.isEmpty());
        return sufficient;
    }

    private Call askWithTheBoundFromThatAnswer(String sufficient) {
        scene.begin("It sends the bound from that answer, and has the article in one hit");
        Call call = page(Agent.THRIFT, Publisher.DAILY_PLANET, 1)
                .with("Access-Bounds", sufficient)
                .with("Idempotency-Key", "thrift-1");
        Reply reply = scene.send(call);
        scene.compare(
                "200, the article, its price, a response id and an agreement",
                "%d, %d characters, %s".formatted(reply.status(), reply.body().length(), summary(reply)),
                isArticle(reply));
        scene.sightings.note(Agent.THRIFT, Publisher.DAILY_PLANET, reply);
        return call;
    }

    private void askTheSameAgain(Call bought) {
        scene.begin("The line drops, so it sends the same request with the same Idempotency-Key");
        String before = scene.sightings.responseIds().iterator().next();
        Reply reply = scene.send(bought);
        String after = Sightings.responseId(reply);
        scene.compare(
                "200 and response id " + before, reply.status() + " and response id " + after, after.equals(before));
    }

    private void readHundreds(String sufficient) {
        scene.begin("Three agents read on, each within bounds of its own");
        List<Visit> visits = Stream.of(
                        visits(Agent.THRIFT, Publisher.DAILY_PLANET, Agent.THRIFT.bounds(), REFUSED),
                        visits(Agent.THRIFT, Publisher.DAILY_PLANET, sufficient, ARTICLES_EACH - REFUSED),
                        visits(Agent.ATLAS, Publisher.DAILY_PLANET, Agent.ATLAS.bounds(), ARTICLES_EACH),
                        visits(Agent.ATLAS, Publisher.HARBOUR_GAZETTE, Agent.ATLAS.bounds(), ARTICLES_EACH),
                        visits(Agent.LUMEN, Publisher.HARBOUR_GAZETTE, Agent.LUMEN.bounds(), ARTICLES_EACH))
                .flatMap(List::stream)
                .toList();
        scene.narrator.call(call(visits.getLast()));
        long before = scene.sightings.count();
        var refused = new AtomicInteger();
        long started = System.nanoTime();
        atOnce(visits.stream()
                .<Runnable>map(visit -> () -> visit(visit, refused))
                .toList());
        double seconds = (System.nanoTime() - started) / 1e9;
        long served = scene.sightings.count() - before;
        scene.compare(
                "%d articles under as many response ids, %d refusals".formatted(visits.size() - REFUSED, REFUSED),
                String.format(Locale.ROOT, "%d articles, %d refusals, in %.1f s", served, refused.get(), seconds),
                served == visits.size() - REFUSED && refused.get() == REFUSED);
    }

    private void visit(Visit visit, AtomicInteger refused) {
        Reply reply = scene.http.send(call(visit));
        switch (reply.status()) {
            case 200 -> scene.sightings.note(visit.agent(), visit.publisher(), reply);
            case 402 -> refused.incrementAndGet();
            default -> throw scene.broken("200 or 402", reply.status() + " " + reply.body());
        }
    }

    private static void atOnce(List<Runnable> errands) {
        try (ExecutorService agents =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<CompletableFuture<Void>> running = errands.stream()
                    .map(errand -> CompletableFuture.runAsync(errand, agents))
                    .toList();
            running.forEach(CompletableFuture::join);
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private record Visit(Agent agent, Publisher publisher, String bounds, int article) {}

    /** Articles that nobody else asks for, so that each is an access of its own. */
    private static List<Visit> visits(Agent agent, Publisher publisher, String bounds, int count) {
        int first = 100 + 1000 * agent.ordinal();
        return IntStream.range(first, first + count)
                .mapToObj(article -> new Visit(agent, publisher, bounds, article))
                .toList();
    }

    private Call call(Visit visit) {
        return page(visit.agent(), visit.publisher(), visit.article()).with("Access-Bounds", visit.bounds());
    }

    private Call page(Agent agent, Publisher publisher, int article) {
        return Call.get(scene.stage.page(publisher.host(), "/news/" + article))
                .authorizedBy(scene.cast.key(agent, publisher));
    }

    private static boolean isArticle(Reply reply) {
        return reply.status() == 200
                && reply.body().contains("<article>")
                && reply.body().endsWith("</html>\n")
                && hasPrice(reply.header("Pricing").orElse(""))
                && !Sightings.responseId(reply).isEmpty()
                && reply.header("Agreement").orElse("").contains("agr_");
    }

    private static boolean hasPrice(String pricing) {
        return pricing.contains("access=\"");
    }

    private static String summary(Reply reply) {
        return upToOffer(reply.header("Pricing").orElse("no price")) + "\nResponse-Id "
                + Sightings.responseId(reply) + "\nAgreement "
                + reply.header("Agreement").orElse("none");
    }

    /** The prices without the names behind them. */
    private static String upToOffer(String pricing) {
        return pricing.replaceFirst(", offer=.*", "");
    }
}
