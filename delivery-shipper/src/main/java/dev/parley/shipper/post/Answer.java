package dev.parley.shipper.post;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What Parley said to a batch of deliveries. */
public sealed interface Answer {

    /** All are stored or turned down for good. */
    record Taken(List<Rejection> rejections) implements Answer {
        public Taken {
            rejections = List.copyOf(rejections);
        }
    }

    /** Nothing is stored for sure; the same batch may be taken later. */
    record Later(String reason, Optional<Duration> after) implements Answer {}

    /** Nothing is stored, and the same batch will never be. */
    record Refused(String reason) implements Answer {}

    /** @param index in the batch, from 0 */
    record Rejection(int index, String reason) {}
}
