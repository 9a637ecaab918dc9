package dev.parley.usagelog.record.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.shell.telemetry.RecordTrace;
import dev.parley.usagelog.record.Storing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What is sent, on the producer that Kafka's clients bring for tests. */
class BatchSenderTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final byte[] KEY = {1};
    private static final List<byte[]> EVENTS = List.of("first".getBytes(UTF_8), "second".getBytes(UTF_8));

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final AtomicLong nanoTime = new AtomicLong();
    private final BatchSender sender = new BatchSender(producer, 2, nanoTime::get, Runnable::run);

    @Test
    void namesTheTraceOfTheReportInEachRecord() {
        try (var scope = traced().makeCurrent()) {
            send(0);
        }

        assertThat(producer.history())
                .hasSize(2)
                .allSatisfy(record -> assertThat(tracesOf(record)).containsExactly(TRACE));
    }

    @Test
    void goesOnInTheTraceOfTheReport() {
        List<String> traces = new ArrayList<>();
        try (var scope = traced().makeCurrent()) {
            send(0).thenAccept(
                            stored -> traces.add(Span.current().getSpanContext().getTraceId()));
        }

        producer.completeNext();
        producer.completeNext();

        assertThat(traces).containsExactly(TRACE);
    }

    @Test
    void holdsBackWhatIsForAPartitionThatFailsAndNothingElse() {
        CompletionStage<Storing> failed = send(0);
        producer.errorNext(new TimeoutException("its leader is away"));

        assertThat(failed).isCompletedWithValue(Storing.UNKNOWN);
        assertThat(sender.isAccepting(0)).isFalse();
        assertThat(send(0)).isCompletedWithValue(Storing.REFUSED);
        assertThat(sender.isAccepting(1)).isTrue();
        assertThat(send(1)).isNotCompleted();
    }

    @Test
    void staysHeldBackWhereOnlyAnotherPartitionSucceeds() {
        send(0);
        producer.errorNext(new TimeoutException("its leader is away"));
        producer.completeNext();
        CompletionStage<Storing> other = send(1);
        producer.completeNext();
        producer.completeNext();

        assertThat(other).isCompletedWithValue(Storing.STORED);
        assertThat(send(0)).isCompletedWithValue(Storing.REFUSED);
    }

    @Test
    void letsOneTryAfterAPauseAndAllOnceItSucceeds() {
        send(0);
        producer.errorNext(new TimeoutException("its leader is away"));
        producer.completeNext();
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());

        CompletionStage<Storing> trial = send(0);
        assertThat(send(0)).isCompletedWithValue(Storing.REFUSED);
        producer.completeNext();
        producer.completeNext();

        assertThat(trial).isCompletedWithValue(Storing.STORED);
        assertThat(send(0)).isNotCompleted();
    }

    private CompletionStage<Storing> send(int partition) {
        return sender.send(KEY, partition, () -> EVENTS);
    }

    private static List<String> tracesOf(ProducerRecord<byte[], byte[]> record) {
        return RecordTrace.read(record.headers()).stream()
                .map(SpanContext::getTraceId)
                .toList();
    }

    private static Span traced() {
        return Span.wrap(
                SpanContext.create(TRACE, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault()));
    }
}
