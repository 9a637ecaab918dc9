package dev.parley.bench.load;

/**
 * What a load came to.
 *
 * @param perSecond answers per second
 * @param medianMillis from a request to its answer
 * @param bytesPerSecond of answers, those included that the end of the load cut off
 */
public record Throughput(double perSecond, double medianMillis, double bytesPerSecond) {}
