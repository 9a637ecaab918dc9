package dev.parley.protocol.terms;

import dev.parley.protocol.document.Node;
import dev.parley.protocol.document.Node.ArrayNode;
import dev.parley.protocol.document.Node.BooleanNode;
import dev.parley.protocol.document.Node.NumberNode;
import dev.parley.protocol.document.Node.ObjectNode;
import dev.parley.protocol.document.Node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the members of one object and notes every fault with its place. What cannot be read comes back empty, so that
 * reading goes on and one pass finds all faults.
 */
final class Members {
    private final ObjectNode object;
    private final String pointer;
    private final List<DocumentProblem> problems;
    private final Set<String> known = new HashSet<>();

    Members(ObjectNode object, String pointer, List<DocumentProblem> problems) {
        this.object = object;
        this.pointer = pointer;
        this.problems = problems;
    }

    Optional<String> text(String name) {
        return text(name, Function.identity());
    }

    /** @param parse throws IllegalArgumentException to say what was expected */
    <T> Optional<T> text(String name, Function<String, T> parse) {
        return member(name).flatMap(node -> parsed(node, at(name), parse));
    }

    <T> Optional<T> requiredText(String name, Function<String, T> parse) {
        requireMember(name);
        return text(name, parse);
    }

    /** @return empty when absent or faulty */
    Optional<Long> number(String name) {
        return member(name).flatMap(node -> {
            if (node instanceof NumberNode number) {
                return Optional.of(number.value());
            }
            fault(node, at(name), "expected a whole number");
            return Optional.empty();
        });
    }

    boolean flag(String name) {
        return member(name)
                .map(node -> {
                    if (node instanceof BooleanNode bool) {
                        return bool.value();
                    }
                    fault(node, at(name), "expected true or false");
                    return false;
                })
                .orElse(false);
    }

    /** A list of words; absent reads as empty, faulty elements are left out. */
    <T> List<T> texts(String name, Function<String, T> parse) {
        return elements(name, (node, where) -> parsed(node, where, parse));
    }

    <T> List<T> objects(String name, Function<Members, Optional<T>> read) {
        return elements(name, (node, where) -> {
            if (node instanceof ObjectNode element) {
                return new Members(element, where, problems).readWhole(read);
            }
            fault(node, where, "expected an object");
            return Optional.empty();
        });
    }

    <T> Optional<T> object(String name, Function<Members, Optional<T>> read) {
        return member(name).flatMap(node -> {
            if (node instanceof ObjectNode child) {
                return new Members(child, at(name), problems).readWhole(read);
            }
            fault(node, at(name), "expected an object");
            return Optional.empty();
        });
    }

    /** The members of an object that is a table: any name that parses, each with a word. */
    <K, V> Map<K, V> table(String name, Function<String, K> key, Function<String, V> value) {
        return object(name, child -> Optional.of(child.entries(key, value))).orElse(Map.of());
    }

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    void requireMember(String name) {
        if (!has(name)) {
            fault(object, at(name), "missing");
        }
    }

    /** Notes a fault of the object as a whole, or of a member by its name. */
    void fault(String name, String message) {
        Node place = object.members().getOrDefault(name, object);
        fault(place, name.isEmpty() ? pointer : at(name), message);
    }

    /** Reads, then notes every member that was not asked for. */
    <T> Optional<T> readWhole(Function<Members, Optional<T>> read) {
        Optional<T> result = read.apply(this);
        object.members().forEach((name, node) -> {
            if (!known.contains(name)) {
                fault(node, at(name), "unknown member; expected one of " + String.join(", ", sorted(known)));
            }
        });
        return result;
    }

    private <K, V> Map<K, V> entries(Function<String, K> key, Function<String, V> value) {
        var entries = new LinkedHashMap<K, V>();
        object.members().forEach((name, node) -> {
            known.add(name);
            Optional<K> parsedKey = attempt(node, at(name), () -> key.apply(name));
            Optional<V> parsedValue = parsed(node, at(name), value);
            parsedKey.ifPresent(k -> parsedValue.ifPresent(v -> entries.put(k, v)));
        });
        return entries;
    }

    private <T> List<T> elements(String name, BiFunction<Node, String, Optional<T>> read) {
        var elements = new ArrayList<T>();
        member(name).ifPresent(node -> {
            if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.elements().size(); i++) {
                    read.apply(array.elements().get(i), at(name) + "/" + i).ifPresent(elements::add);
                }
            } else {
                fault(node, at(name), "expected a list");
            }
        });
        return elements;
    }

    private Optional<Node> member(String name) {
        known.add(name);
        return Optional.ofNullable(object.members().get(name));
    }

    private <T> Optional<T> parsed(Node node, String where, Function<String, T> parse) {
        if (!(node instanceof TextNode text)) {
            fault(node, where, "expected text");
            return Optional.empty();
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text.text())) {
            fault(node, where, "expected text without half surrogate pairs");
            return Optional.empty();
        }
        return attempt(node, where, () -> parse.apply(text.text()));
    }

    private <T> Optional<T> attempt(Node node, String where, Supplier<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (IllegalArgumentException unexpected) {
            fault(node, where, String.valueOf(unexpected.getMessage()));
            return Optional.empty();
        }
    }

    private void fault(Node node, String where, String message) {
        problems.add(new DocumentProblem(where, node.position(), message));
    }

    private String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
