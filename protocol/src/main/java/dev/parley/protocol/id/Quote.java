package dev.parley.protocol.id;

/** Foreign text in our messages: printable and short. */
final class Quote {
    private static final int MAX_LENGTH = 80;

    private Quote() {}

    static String shortened(String text) {
        String head = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return head.replaceAll("[^ -~]", "?");
    }
}
