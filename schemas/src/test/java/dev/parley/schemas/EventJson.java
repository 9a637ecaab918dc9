package dev.parley.schemas;

import dev.parley.schemas.event.Uuid;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Events as a person reads them: UUIDs and times as text, bytes as hexadecimal digits. */
final class EventJson {

    private EventJson() {}

    static String of(IndexedRecord event) {
        return render(event, 0) + "\n";
    }

    private static String render(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> "null";
            case IndexedRecord record -> lines("{", "}", depth, fields(record, depth + 1));
            case List<?> list when list.isEmpty() -> "[]";
            case List<?> list ->
                lines(
                        "[",
                        "]",
                        depth,
                        list.stream().map(each -> render(each, depth + 1)).toList());
            case GenericFixed uuid ->
                quote(Uuids.fromFixed(new Uuid(uuid.bytes())).toString());
            case ByteBuffer bytes -> quote(HexFormat.of().formatHex(bytes.array(), bytes.position(), bytes.limit()));
            case Number number -> number.toString();
            default -> quote(value.toString());
        };
    }

    private static List<String> fields(IndexedRecord record, int depth) {
        var fields = record.getSchema().getFields();
        return IntStream.range(0, fields.size())
                .mapToObj(i -> quote(fields.get(i).name()) + ": " + render(record.get(i), depth))
                .toList();
    }

    private static String lines(String open, String close, int depth, List<String> elements) {
        String indent = "  ".repeat(depth);
        return elements.stream()
                .map(element -> indent + "  " + element)
                .collect(Collectors.joining(",\n", open + "\n", "\n" + indent + close));
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
