package dev.parley.usagelog.log;

import static dev.parley.usagelog.log.TestEvents.NOON;
import static dev.parley.usagelog.log.TestEvents.access;
import static dev.parley.usagelog.log.TestEvents.between;
import static dev.parley.usagelog.log.TestEvents.ending;
import static dev.parley.usagelog.log.TestEvents.line;
import static dev.parley.usagelog.log.TestEvents.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.shell.store.StoreException;
import dev.parley.usagelog.log.store.PartitionPositions;
import dev.parley.usagelog.log.store.PostgresLog;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresLogTest {
    private static final Relationship READER = between("planet", "reader");
    private static final String ADDRESS = "https://planet.example/news/1";

    private final LogDatabase database = LogDatabase.fresh();
    private final PartitionPositions positions = new PartitionPositions(database.transactions());
    private final Log log = new PostgresLog(database.transactions(), () -> NOON);
    private final UUID grant = UUID.randomUUID();
    private TestStream accessed;
    private TestStream used;

    @BeforeEach
    void begin() {
        accessed = new TestStream(positions, "access", 0);
        used = new TestStream(positions, "usage", 0);
    }

    @Test
    void setsAGrantAsideThatContradictsTheFirstOfItsId() {
        accessed.send(access(READER, grant, NOON))
                .send(access(READER, grant, NOON))
                .send(access(READER, grant, NOON, ADDRESS, 2))
                .readInto(log);

        assertThat(tally(accessed)).isEqualTo(new PartitionTally(accessed.partition(), 3, 1, 1, 1, 0));
        assertThat(database.column("SELECT reason || ' ' || record_offset FROM quarantine"))
                .containsExactly("conflict 2");
        assertThat(database.column("SELECT encode(record_value, 'hex') FROM quarantine"))
                .containsExactly("02");
    }

    @Test
    void setsALineAsideThatContradictsTheFirstOfItsIdOnceAlone() {
        var id = UUID.randomUUID();
        UsageLine first = line(READER, id, "rep_a", grant, NOON);
        UsageLine other = line(READER, id, "rep_b", grant, NOON, NOON, 2);
        used.send(first).send(other).send(other).send(first).readInto(log);

        assertThat(tally(used)).isEqualTo(new PartitionTally(used.partition(), 4, 1, 2, 1, 0));
        assertThat(database.column("SELECT reason || ' ' || record_offset FROM quarantine"))
                .containsExactly("conflict 1");
    }

    @Test
    void takesWhatIsOfAnotherRelationshipForSomethingElse() {
        Relationship other = between("gazette", "reader");
        accessed.send(access(READER, grant, NOON))
                .send(access(other, grant, NOON, ADDRESS, 2))
                .send(ending(other, grant, Ending.VOIDED, NOON))
                .readInto(log);
        used.send(line(READER, UUID.randomUUID(), "rep_a", grant, NOON)).readInto(log);

        assertThat(database.column("SELECT status FROM usage_entry")).containsExactly("counted");
        assertThat(database.column("SELECT reason FROM quarantine")).isEmpty();
    }

    @Test
    void keepsTheOthersOfABatchInWhichOneCannotBeStored() {
        accessed.send(access(READER, UUID.randomUUID(), NOON))
                .send(access(READER, UUID.randomUUID(), NOON, "a zero \0 character", 1))
                .send(access(READER, UUID.randomUUID(), NOON))
                .readInto(log);

        assertThat(tally(accessed)).isEqualTo(new PartitionTally(accessed.partition(), 3, 2, 0, 1, 0));
        assertThat(database.column("SELECT reason || ' ' || record_offset FROM quarantine"))
                .containsExactly("invalid 1");
    }

    @Test
    void keepsAddressesThatNoIndexCouldHold() {
        String address = ADDRESS + "?q=" + randomText(9000);
        accessed.send(access(READER, grant, NOON, address, 1)).readInto(log);

        assertThat(database.column("SELECT resource FROM access")).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "access_ending", "usage_record", "usage_report"})
    void takesNothingForADuplicateThatIsNowhere(String table) {
        var id = UUID.randomUUID();
        database.execute("CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
        database.execute(
                "CREATE TRIGGER lose BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION lose()".formatted(table));

        accessed.send(access(READER, grant, NOON))
                .send(ending(READER, grant, Ending.DELIVERED, NOON))
                .readInto(log);
        used.send(line(READER, id, "rep_a", grant, NOON))
                .send(receipt(READER, "rep_a", 1))
                .readInto(log);

        assertThat(positions.tallies()).filteredOn(tally -> !tally.holds()).hasSize(1);
    }

    @Test
    void countsWhatCameBeforeAsADuplicate() {
        var id = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            accessed.send(access(READER, grant, NOON))
                    .send(ending(READER, grant, Ending.DELIVERED, NOON))
                    .readInto(log);
            used.send(line(READER, id, "rep_a", grant, NOON))
                    .send(receipt(READER, "rep_a", 1))
                    .readInto(log);
        }

        assertThat(tally(accessed)).isEqualTo(new PartitionTally(accessed.partition(), 4, 2, 2, 0, 0));
        assertThat(tally(used)).isEqualTo(new PartitionTally(used.partition(), 4, 2, 2, 0, 0));
    }

    @Test
    void writesNothingOfAPartitionThatSomebodyElseReads() {
        accessed.send(access(READER, grant, NOON));
        ReadBatch batch = accessed.nextBatch(1);
        accessed.readInto(log);

        assertThatThrownBy(() -> log.write(batch)).isInstanceOf(StalePartitionException.class);
        assertThat(tally(accessed)).isEqualTo(new PartitionTally(accessed.partition(), 1, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "access_ending", "usage_record", "repeated_line", "usage_report", "quarantine"})
    void neverChangesWhatItKept(String table) {
        var id = UUID.randomUUID();
        accessed.send(access(READER, grant, NOON))
                .send(ending(READER, grant, Ending.DELIVERED, NOON))
                .send(new Reading.Unusable(QuarantineReason.UNDECODABLE, "garbage"))
                .readInto(log);
        used.send(line(READER, id, "rep_a", grant, NOON))
                .send(line(READER, id, "rep_b", grant, NOON))
                .send(receipt(READER, "rep_a", 1))
                .readInto(log);
        String column = database.column(
                        "SELECT column_name FROM information_schema.columns WHERE table_name = '%s'".formatted(table))
                .getFirst();

        for (String change : List.of(
                "DELETE FROM " + table,
                "TRUNCATE " + table,
                "UPDATE %s SET %s = %s".formatted(table, column, column))) {
            assertThatThrownBy(() -> database.execute(change))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("never changes");
        }
        assertThat(database.column("SELECT count(*) FROM " + table)).containsExactly("1");
    }

    private PartitionTally tally(TestStream stream) {
        return positions.tallies().stream()
                .filter(tally -> tally.partition().equals(stream.partition()))
                .findFirst()
                .orElseThrow();
    }

    /** Incompressible, so that it stays as long as it is. */
    private static String randomText(int length) {
        return new Random(7)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
