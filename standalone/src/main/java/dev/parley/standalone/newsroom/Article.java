package dev.parley.standalone.newsroom;

import java.util.List;

/** One page of the sample newsroom. The same number always is the same article. */
record Article(String newsroom, int number) {
    private static final List<String> SUBJECTS = List.of(
            "Harbour council",
            "Night ferry",
            "City library",
            "Tram line nine",
            "Old observatory",
            "Fish market",
            "River lock");
    private static final List<String> EVENTS = List.of(
            "opens its archive",
            "asks for patience",
            "turns a hundred",
            "wins a second vote",
            "runs on time for a month");
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>%1$s</title></head>
            <body>
            <article>
            <h1>%1$s</h1>
            <p>%2$s, article %3$d.</p>
            %4$s</article>
            </body>
            </html>
            """;
    private static final String PARAGRAPH = """
            <p>%s. Those who were there tell it in their own words, and the numbers are checked twice before they are printed.
            What it means for the neighbourhood will show when the season turns; until then the doors stay open.</p>
            """;
    private static final int PARAGRAPHS = 6;

    String title() {
        return SUBJECTS.get(number % SUBJECTS.size()) + " " + EVENTS.get(number % EVENTS.size());
    }

    String html() {
        return PAGE.formatted(
                title(), newsroom, number, PARAGRAPH.formatted(title()).repeat(PARAGRAPHS));
    }
}
