package dev.parley.bench.load;

import java.net.URI;
import java.time.Duration;

/**
 * The same request again and again, the next one on a connection as soon as the one before was answered.
 *
 * @param target where to, without TLS
 * @param key bearer key
 * @param body JSON that is posted
 * @param status that every answer must have
 * @param connections kept open; 1 or more
 */
public record Load(URI target, String key, String body, int status, int connections, Duration duration) {}
