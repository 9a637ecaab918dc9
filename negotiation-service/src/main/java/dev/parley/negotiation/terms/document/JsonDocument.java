package dev.parley.negotiation.terms.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.parley.protocol.document.Node;
import dev.parley.protocol.document.Node.ArrayNode;
import dev.parley.protocol.document.Node.BooleanNode;
import dev.parley.protocol.document.Node.NullNode;
import dev.parley.protocol.document.Node.ObjectNode;
import dev.parley.protocol.document.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Reads JSON (RFC 8259) as a document. */
final class JsonDocument {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DocumentFormat.MAX_DEPTH)
                    .build())
            .build();

    private final JsonParser parser;
    private final Scalars scalars = new Scalars();

    private JsonDocument(JsonParser parser) {
        this.parser = parser;
    }

    static DocumentReading read(String text) throws MalformedDocumentException {
        try (JsonParser parser = JSON.createParser(text)) {
            return new JsonDocument(parser).readWhole();
        } catch (JacksonException malformed) {
            throw new MalformedDocumentException(
                    position(malformed.getLocation()), "expected JSON, nested at most 32 deep");
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
    }

    private DocumentReading readWhole() throws IOException, MalformedDocumentException {
        if (parser.nextToken() == null) {
            throw new MalformedDocumentException(new Position(1, 1), "expected a document; the text is empty");
        }
        Node document = readNode("");
        if (parser.nextToken() != null) {
            throw new MalformedDocumentException(
                    position(parser.currentTokenLocation()), "expected the end: one document stands alone");
        }
        return new DocumentReading(document, scalars.problems());
    }

    private Node readNode(String pointer) throws IOException {
        Position position = position(parser.currentTokenLocation());
        return switch (parser.currentToken()) {
            case START_OBJECT -> readMembers(pointer, position);
            case START_ARRAY -> readElements(pointer, position);
            case VALUE_STRING -> scalars.text(parser.getText(), pointer, position);
            case VALUE_NUMBER_INT -> scalars.integer(parser.getText(), pointer, position);
            case VALUE_NUMBER_FLOAT -> scalars.decimal(parser.getText(), pointer, position);
            case VALUE_TRUE -> new BooleanNode(true, position);
            case VALUE_FALSE -> new BooleanNode(false, position);
            case VALUE_NULL -> new NullNode(position);
            default -> throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private ObjectNode readMembers(String pointer, Position position) throws IOException {
        var members = new LinkedHashMap<String, Node>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Position namePosition = position(parser.currentTokenLocation());
            String memberPointer = Scalars.step(pointer, name);
            scalars.text(name, memberPointer, namePosition);
            parser.nextToken();
            if (members.putIfAbsent(name, readNode(memberPointer)) != null) {
                scalars.fault(memberPointer, namePosition, "this member stands here twice");
            }
        }
        return new ObjectNode(members, position);
    }

    private ArrayNode readElements(String pointer, Position position) throws IOException {
        var elements = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(readNode(pointer + "/" + elements.size()));
        }
        return new ArrayNode(elements, position);
    }

    private static Position position(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? Position.UNKNOWN
                : new Position(location.getLineNr(), location.getColumnNr());
    }
}
