package dev.parley.protocol.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document as a tree. Numbers are whole: money and every other decimal is text, so that nothing is rounded on the
 * way.
 */
public sealed interface Node {

    /** Where the node begins in the text that it was read from. */
    Position position();

    /** Members in the order of the text; names are unique. */
    record ObjectNode(Map<String, Node> members, Position position) implements Node {
        public ObjectNode {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    record ArrayNode(List<Node> elements, Position position) implements Node {
        public ArrayNode {
            elements = List.copyOf(elements);
        }
    }

    record TextNode(String text, Position position) implements Node {}

    record NumberNode(long value, Position position) implements Node {}

    record BooleanNode(boolean value, Position position) implements Node {}

    record NullNode(Position position) implements Node {}

    static Node text(String text) {
        return new TextNode(text, Position.UNKNOWN);
    }

    static Node number(long value) {
        return new NumberNode(value, Position.UNKNOWN);
    }

    static Node bool(boolean value) {
        return new BooleanNode(value, Position.UNKNOWN);
    }

    static Node array(List<? extends Node> elements) {
        return new ArrayNode(new ArrayList<>(elements), Position.UNKNOWN);
    }

    static ObjectNode object(Map<String, ? extends Node> members) {
        return new ObjectNode(new LinkedHashMap<>(members), Position.UNKNOWN);
    }
}
