package dev.parley.negotiation.terms.document;

import dev.parley.protocol.document.Position;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** How a document may be written. */
public enum DocumentFormat {
    JSON {
        @Override
        DocumentReading readText(String text) throws MalformedDocumentException {
            return JsonDocument.read(text);
        }
    },
    YAML {
        @Override
        DocumentReading readText(String text) throws MalformedDocumentException {
            return YamlDocument.read(text);
        }
    };

    /** Deeper than any terms are. */
    static final int MAX_DEPTH = 32;

    /** @param subtype of a media type, as in {@code application/yaml} */
    public static Optional<DocumentFormat> ofSubtype(String subtype) {
        return switch (subtype.toLowerCase(Locale.ROOT)) {
            case "json" -> Optional.of(JSON);
            case "yaml", "x-yaml" -> Optional.of(YAML);
            default -> Optional.empty();
        };
    }

    /**
     * Reads a text in UTF-8.
     *
     * @throws MalformedDocumentException if it is not well-formed
     */
    public DocumentReading read(byte[] utf8) throws MalformedDocumentException {
        String text = decode(utf8);
        return readText(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    abstract DocumentReading readText(String text) throws MalformedDocumentException;

    private static String decode(byte[] utf8) throws MalformedDocumentException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedDocumentException(Position.UNKNOWN, "expected text in UTF-8");
        }
    }
}
