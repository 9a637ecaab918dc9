package dev.parley.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** For machines without {@code wrk}: a virtual thread per connection. It takes more of the machine than wrk does. */
final class BuiltInGenerator implements LoadGenerator {

    @Override
    public String name() {
        return "the generator built in (install wrk for figures that compare with others)";
    }

    @Override
    public Throughput run(Load load) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long deadline = start + load.duration().toNanos();
        var latencies = new LatencyCounts();
        var bytes = new LongAdder();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var connections = new ArrayList<Future<LatencyCounts>>();
            for (int i = 0; i < load.connections(); i++) {
                connections.add(threads.submit(() -> serve(load, deadline, bytes)));
            }
            for (Future<LatencyCounts> connection : connections) {
                latencies.add(join(connection));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Throughput(latencies.count() / seconds, latencies.medianMicros() / 1e3, bytes.sum() / seconds);
    }

    private static LatencyCounts serve(Load load, long deadline, LongAdder bytes) throws IOException {
        var latencies = new LatencyCounts();
        try (var connection = KeptConnection.open(load)) {
            long sent = System.nanoTime();
            while (sent < deadline) {
                bytes.add(connection.exchange());
                long answered = System.nanoTime();
                latencies.record((answered - sent) / 1_000);
                sent = answered;
            }
        }
        return latencies;
    }

    private static LatencyCounts join(Future<LatencyCounts> connection) throws IOException, InterruptedException {
        try {
            return connection.get();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        }
    }
}
