package dev.parley.bench.load;

/**
 * What a load came to.
 *
 * @param perSecond answers per second
 * @param medianMillis from a request to its answer
 */
public record Throughput(double perSecond, double medianMillis) {}
