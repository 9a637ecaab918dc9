package dev.parley.standalone.http;

import java.util.Arrays;

/** A status that the story does not go on from; the message shows the call and the answer. */
public final class UnexpectedReply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedReply(Reply reply, Integer... expected) {
        super("%s %s: expected %s, seen %d %s"
                .formatted(
                        reply.call().method(),
                        reply.call().uri(),
                        Arrays.toString(expected),
                        reply.status(),
                        reply.body()));
    }
}
