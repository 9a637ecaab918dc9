package dev.parley.negotiation.terms.document;

import dev.parley.protocol.document.Node;
import dev.parley.protocol.document.Node.ArrayNode;
import dev.parley.protocol.document.Node.BooleanNode;
import dev.parley.protocol.document.Node.NullNode;
import dev.parley.protocol.document.Node.ObjectNode;
import dev.parley.protocol.document.Position;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 as a document, from the parser's events: no type is resolved beyond JSON's, and nothing is built that
 * is larger than the text. Anchors, aliases and tags are faults: a document says what it says where it says it.
 */
final class YamlDocument {
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][-+]?[0-9]+)?");

    private final Iterator<Event> events;
    private final Scalars scalars = new Scalars();

    private YamlDocument(Iterator<Event> events) {
        this.events = events;
    }

    static DocumentReading read(String text) throws MalformedDocumentException {
        var settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(Math.max(1, text.length()))
                .build();
        try {
            return new YamlDocument(new Parse(settings).parseString(text).iterator()).readWhole();
        } catch (MarkedYamlEngineException malformed) {
            throw new MalformedDocumentException(position(malformed.getProblemMark()), malformed.getProblem());
        } catch (ReaderException unprintable) {
            throw new MalformedDocumentException(
                    positionAt(text, unprintable.getPosition()), "expected no control characters");
        } catch (YamlEngineException malformed) {
            throw new MalformedDocumentException(Position.UNKNOWN, "expected YAML 1.2");
        }
    }

    private DocumentReading readWhole() throws MalformedDocumentException {
        next(Event.ID.StreamStart);
        Event begin = events.next();
        if (begin.getEventId() == Event.ID.StreamEnd) {
            throw new MalformedDocumentException(new Position(1, 1), "expected a document; the text is empty");
        }
        Node document = readNode(events.next(), "", 0);
        next(Event.ID.DocumentEnd);
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw new MalformedDocumentException(position(end), "expected the end: one document stands alone");
        }
        return new DocumentReading(document, scalars.problems());
    }

    private void next(Event.ID expected) {
        Event event = events.next();
        if (event.getEventId() != expected) {
            throw new IllegalStateException("the parser gave " + event.getEventId() + " for " + expected);
        }
    }

    private Node readNode(Event event, String pointer, int depth) throws MalformedDocumentException {
        Position position = position(event);
        if (depth > DocumentFormat.MAX_DEPTH) {
            throw new MalformedDocumentException(position, "expected a document nested at most 32 deep");
        }
        refuseReferences(event, pointer, position);
        return switch (event) {
            case MappingStartEvent mapping -> readMembers(pointer, position, depth);
            case SequenceStartEvent sequence -> readElements(pointer, position, depth);
            case ScalarEvent scalar -> scalar(scalar, pointer, position);
            default -> new NullNode(position);
        };
    }

    private void refuseReferences(Event event, String pointer, Position position) {
        if (event instanceof AliasEvent) {
            scalars.fault(pointer, position, "aliases are not taken: write out what stands under the anchor");
        } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            scalars.fault(pointer, position, "anchors are not taken: write it out where it is needed");
        }
        if (tag(event).isPresent()) {
            scalars.fault(
                    pointer, position, "tags are not taken: text, numbers, true, false and null are all there is");
        }
    }

    private static Optional<String> tag(Event event) {
        return switch (event) {
            case MappingStartEvent mapping -> mapping.getTag();
            case SequenceStartEvent sequence -> sequence.getTag();
            case ScalarEvent scalar -> scalar.getTag();
            default -> Optional.empty();
        };
    }

    private ObjectNode readMembers(String pointer, Position position, int depth) throws MalformedDocumentException {
        var members = new LinkedHashMap<String, Node>();
        for (Event key = events.next(); key.getEventId() != Event.ID.MappingEnd; key = events.next()) {
            if (!(key instanceof ScalarEvent scalar)) {
                throw new MalformedDocumentException(position(key), "expected the name of a member");
            }
            String name = scalar.getValue();
            String memberPointer = Scalars.step(pointer, name);
            refuseReferences(key, memberPointer, position(key));
            scalars.text(name, memberPointer, position(key));
            if (members.putIfAbsent(name, readNode(events.next(), memberPointer, depth + 1)) != null) {
                scalars.fault(memberPointer, position(key), "this member stands here twice");
            }
        }
        return new ObjectNode(members, position);
    }

    private ArrayNode readElements(String pointer, Position position, int depth) throws MalformedDocumentException {
        var elements = new ArrayList<Node>();
        for (Event element = events.next(); element.getEventId() != Event.ID.SequenceEnd; element = events.next()) {
            elements.add(readNode(element, pointer + "/" + elements.size(), depth + 1));
        }
        return new ArrayNode(elements, position);
    }

    /** What stands in quotes is text; what does not is what JSON would make of it, and text otherwise. */
    private Node scalar(ScalarEvent scalar, String pointer, Position position) {
        String value = scalar.getValue();
        if (!scalar.isPlain()) {
            return scalars.text(value, pointer, position);
        }
        if (INTEGER.matcher(value).matches()) {
            return scalars.integer(value, pointer, position);
        }
        return switch (value) {
            case "true" -> new BooleanNode(true, position);
            case "false" -> new BooleanNode(false, position);
            case "null", "" -> new NullNode(position);
            default ->
                isDecimal(value) ? scalars.decimal(value, pointer, position) : scalars.text(value, pointer, position);
        };
    }

    private static boolean isDecimal(String value) {
        return value.chars().anyMatch(Character::isDigit)
                && DECIMAL.matcher(value).matches();
    }

    private static Position position(Event event) {
        return position(event.getStartMark());
    }

    private static Position position(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                .orElse(Position.UNKNOWN);
    }

    private static Position positionAt(String text, int index) {
        String before = text.substring(0, Math.min(index, text.length()));
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Position(line, before.length() - lineStart + 1);
    }
}
