package dev.parley.usagelog.report.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.usagelog.report.LineDraft;
import java.io.IOException;

/** Reads the members of one record. */
final class RecordReader {
    private final int maxBytes;

    RecordReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Reads the value that the parser stands at, to its end, whatever it is. */
    void read(JsonParser parser, LineDraft draft) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            draft.whole("expected an object");
            return;
        }
        long start = parser.currentTokenLocation().getByteOffset();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            readMember(parser, draft);
        }
        if (parser.currentLocation().getByteOffset() - start > maxBytes) {
            tooLong(draft);
        }
    }

    void tooLong(LineDraft draft) {
        draft.whole("has more than %d bytes".formatted(maxBytes));
    }

    private static void readMember(JsonParser parser, LineDraft draft) throws IOException {
        String name = parser.currentName();
        switch (parser.nextToken()) {
            case VALUE_STRING -> draft.text(name, parser.getText());
            case VALUE_NUMBER_INT -> readNumber(parser, draft, name);
            case VALUE_NULL -> draft.nothing(name);
            default -> {
                parser.skipChildren();
                draft.other(name);
            }
        }
    }

    private static void readNumber(JsonParser parser, LineDraft draft, String name) throws IOException {
        switch (parser.getNumberType()) {
            case INT, LONG -> draft.number(name, parser.getLongValue());
            default -> draft.other(name);
        }
    }
}
