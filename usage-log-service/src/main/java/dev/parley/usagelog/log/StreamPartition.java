package dev.parley.usagelog.log;

/** A partition of a topic, by the topic's name. */
public record StreamPartition(String topic, int number) {

    @Override
    public String toString() {
        return topic + "-" + number;
    }
}
