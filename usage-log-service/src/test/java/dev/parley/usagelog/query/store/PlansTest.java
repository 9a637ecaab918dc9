package dev.parley.usagelog.query.store;

import static dev.parley.usagelog.log.TestEvents.agreement;
import static dev.parley.usagelog.log.TestEvents.between;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.shell.identity.Scope;
import dev.parley.shell.store.Sql;
import dev.parley.usagelog.log.LogDatabase;
import dev.parley.usagelog.log.Relationship;
import dev.parley.usagelog.query.LogFilter;
import dev.parley.usagelog.query.Place;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However much the log holds, what is asked of it is found by an index, and in the order in which it is shown. */
class PlansTest {
    private static final Relationship READER = between("planet_1", "reader_1");
    private static final Scope ALL = new Scope(null, null);
    private static final Scope OF_PUBLISHER = new Scope(READER.publisher(), null);
    private static final Scope OF_CLIENT = new Scope(READER.publisher(), READER.payer());
    private static final LogFilter OF_AGREEMENT = new LogFilter(agreement(READER), null, null, Instant.EPOCH);
    private static final LogFilter OF_RESOURCE = new LogFilter(null, "https://planet.example/1", null, Instant.EPOCH);
    private static final Place FIRST = Place.before(Place.LATEST);

    private static final LogDatabase DATABASE = LogDatabase.fresh();

    @BeforeAll
    static void fill() {
        for (String statement : Sql.named(PlansTest.class, "fill.sql").split(";\n")) {
            DATABASE.execute(statement);
        }
    }

    static Stream<Arguments> questionsForUses() {
        return questions("cited");
    }

    static Stream<Arguments> questionsForAccesses() {
        return questions("ai-input");
    }

    private static Stream<Arguments> questions(String use) {
        return Stream.of(
                Arguments.of(ALL, LogFilter.ALL),
                Arguments.of(OF_PUBLISHER, LogFilter.ALL),
                Arguments.of(OF_CLIENT, LogFilter.ALL),
                Arguments.of(ALL, OF_AGREEMENT),
                Arguments.of(OF_CLIENT, OF_AGREEMENT),
                Arguments.of(ALL, ofUse(use)),
                Arguments.of(OF_PUBLISHER, ofUse(use)),
                Arguments.of(OF_CLIENT, ofUse(use)));
    }

    @ParameterizedTest
    @MethodSource("questionsForUses")
    void findsUsesInTheirOrder(Scope scope, LogFilter filter) {
        assertThat(plan(Usages.PAGE, statement -> Usages.bind(statement, scope, filter, FIRST, 100)))
                .contains("Index")
                .doesNotContain("Seq Scan", "Sort  ");
    }

    @ParameterizedTest
    @MethodSource("questionsForAccesses")
    void findsAccessesInTheirOrder(Scope scope, LogFilter filter) {
        assertThat(plan(Accesses.PAGE, statement -> Accesses.bind(statement, scope, filter, FIRST, 100)))
                .contains("Index")
                .doesNotContain("Seq Scan", "Sort  ");
    }

    static Stream<Arguments> scopesAndWhatFindsAResourceInThem() {
        return Stream.of(
                Arguments.of(ALL, "access_to_resource"),
                Arguments.of(OF_PUBLISHER, "access_of_publisher_to_resource"),
                Arguments.of(OF_CLIENT, "access_of_payer_to_resource"));
    }

    @ParameterizedTest
    @MethodSource("scopesAndWhatFindsAResourceInThem")
    void findsAResourceAndWhatItWasUsedForWithinTheScope(Scope scope, String index) {
        assertThat(plan(Usages.PAGE, statement -> Usages.bind(statement, scope, OF_RESOURCE, FIRST, 100)))
                .contains(" " + index + " ", "usage_record_of_access")
                .doesNotContain("Seq Scan");
        assertThat(plan(Accesses.PAGE, statement -> Accesses.bind(statement, scope, OF_RESOURCE, FIRST, 100)))
                .contains(" " + index + " ")
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trained", "never-reported"})
    void findsRareUsesWithoutPassingAllOthers(String rare) {
        assertThat(plan(Usages.PAGE, statement -> Usages.bind(statement, OF_PUBLISHER, ofUse(rare), FIRST, 100)))
                .contains(" usage_record_of_use ")
                .doesNotContain("Seq Scan");
        assertThat(plan(Usages.PAGE, statement -> Usages.bind(statement, OF_CLIENT, ofUse(rare), FIRST, 100)))
                .contains(" usage_record_of_use_by_payer ")
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ai-train", "never-asked-for"})
    void findsAccessesForRareUsesWithoutPassingAllOthers(String rare) {
        for (Scope scope : new Scope[] {ALL, OF_PUBLISHER, OF_CLIENT}) {
            assertThat(plan(Accesses.PAGE, statement -> Accesses.bind(statement, scope, ofUse(rare), FIRST, 100)))
                    .contains(" access_for_use ")
                    .doesNotContain("Seq Scan");
        }
    }

    private static LogFilter ofUse(String use) {
        return new LogFilter(null, null, use, Instant.EPOCH);
    }

    @Test
    void findsTheLinesOfAReportByTheReport() {
        assertThat(plan(Sql.named(Reports.class, "count_report_lines.sql"), PlansTest::bindReport))
                .contains("usage_record_in_report", "repeated_line_in_report", "refused_record_in_report")
                .doesNotContain("Seq Scan");
        assertThat(plan(Sql.named(Reports.class, "report_findings.sql"), statement -> {
                    bindReport(statement);
                    statement.setLong(4, 0);
                    statement.setInt(5, 100);
                }))
                .contains("usage_record_in_report", "repeated_line_in_report", "refused_record_in_report")
                .doesNotContain("Seq Scan");
    }

    private static void bindReport(PreparedStatement statement) throws SQLException {
        statement.setString(1, READER.publisher().value());
        statement.setString(2, READER.payer().value());
        statement.setString(3, "rep_1");
    }

    @FunctionalInterface
    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private static String plan(String query, Binding binding) {
        return DATABASE.transactions().call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + query)) {
                binding.to(statement);
                return String.join("\n", Rows.read(statement, row -> row.getString(1)));
            }
        });
    }
}
