package dev.parley.protocol.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** JSON text as a document, without positions. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Single quotes stand for double ones. */
    public static Node read(String json) {
        try {
            return node(MAPPER.readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Node node(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> {
                var members = new LinkedHashMap<String, Node>();
                json.properties().forEach(member -> members.put(member.getKey(), node(member.getValue())));
                yield Node.object(members);
            }
            case ARRAY -> {
                var elements = new ArrayList<Node>();
                json.forEach(element -> elements.add(node(element)));
                yield Node.array(elements);
            }
            case STRING -> Node.text(json.textValue());
            case NUMBER -> Node.number(json.longValue());
            case BOOLEAN -> Node.bool(json.booleanValue());
            default -> new Node.NullNode(Position.UNKNOWN);
        };
    }
}
