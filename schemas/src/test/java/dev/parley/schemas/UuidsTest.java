package dev.parley.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UuidsTest {

    @Property
    void comeBackAsTheyWent(@ForAll long most, @ForAll long least) {
        var uuid = new UUID(most, least);

        assertThat(Uuids.fromFixed(Uuids.toFixed(uuid))).isEqualTo(uuid);
    }

    @Test
    void areBigEndian() {
        var uuid = UUID.fromString("0197a1c0-7b5e-7c1a-9d52-3a4b5c6d7e8f");

        assertThat(HexFormat.of().formatHex(Uuids.toFixed(uuid).bytes()))
                .isEqualTo(uuid.toString().replace("-", ""));
    }
}
