package dev.parley.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackboneTest {
    private static Backbone backbone;

    @BeforeAll
    static void startBoth() {
        backbone = Backbone.temporary();
    }

    @AfterAll
    static void stopBoth() {
        backbone.close();
    }

    @Test
    void answersSqlInADatabaseOfItsOwn() throws SQLException {
        Database database = backbone.database("answers");

        assertThat(Clients.ask(database, "SELECT current_database() || ' of ' || current_user"))
                .isEqualTo("answers of answers");
    }

    @Test
    void givesTheSameDatabaseWhenAskedAgain() throws SQLException {
        Clients.execute(backbone.database("again"), "CREATE TABLE note (text text)");

        assertThat(Clients.ask(backbone.database("again"), "SELECT count(*) FROM note"))
                .isEqualTo("0");
    }

    @Test
    void keepsTheApplicationRoleFromWhatItWasNotGranted() throws SQLException {
        Database database = backbone.database("granted");
        Clients.execute(database, "CREATE TABLE posting (amount bigint)");
        Clients.execute(database, "GRANT SELECT, INSERT ON posting TO granted_app");

        Clients.execute(database, database.application(), "INSERT INTO posting VALUES (1)");

        assertThatThrownBy(() -> Clients.execute(database, database.application(), "UPDATE posting SET amount = 2"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void refusesADatabaseNameThatIsNotPlain() {
        assertThatThrownBy(() -> backbone.database("x; drop table posting"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void carriesRecordsInTransactions() throws Exception {
        Clients.createTopic(backbone, "carried", 3);

        Clients.sendInTransaction(backbone, "carried", "one", "two");

        assertThat(Clients.readCommitted(backbone, "carried", 2)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void createsNoTopicByAccident() throws Exception {
        assertThatThrownBy(() -> Clients.describeTopic(backbone, "never-created"))
                .hasMessageContaining("This server does not host this topic-partition");
    }

    @Test
    void runsBesideAnotherOne(@TempDir Path directory) throws SQLException {
        try (Backbone other = Backbone.persistent(directory)) {
            Clients.execute(other.database("twin"), "CREATE TABLE note (text text)");

            assertThat(other.bootstrapServers()).isNotEqualTo(backbone.bootstrapServers());
            assertThat(Clients.ask(backbone.database("twin"), "SELECT to_regclass('note') IS NULL"))
                    .isEqualTo("t");
        }
    }

    @Test
    void keepsRowsAndRecordsOverARestart(@TempDir Path directory) throws Exception {
        try (Backbone before = Backbone.persistent(directory, Ports.ANY)) {
            Clients.execute(before.database("kept"), "CREATE TABLE note AS SELECT 'still here' AS text");
            Clients.createTopic(before, "kept", 1);
            Clients.sendInTransaction(before, "kept", "still here");
        }

        try (Backbone after = Backbone.persistent(directory, Ports.ANY)) {
            assertThat(Clients.ask(after.database("kept"), "SELECT text FROM note"))
                    .isEqualTo("still here");
            assertThat(Clients.readCommitted(after, "kept", 1)).containsExactly("still here");
        }
    }

    @Test
    void refusesADirectoryThatAnotherOneUses(@TempDir Path directory) {
        try (Backbone first = Backbone.persistent(directory, Ports.ANY)) {
            assertThat(first.describe()).contains("PostgreSQL");
            assertThatThrownBy(() -> Backbone.persistent(directory, Ports.ANY))
                    .isInstanceOf(BackboneException.class)
                    .hasMessageContaining("Another Parley uses");
        }
    }

    @Test
    void returnsFromOutagesAtTheSameAddresses() throws Exception {
        try (Backbone outage = Backbone.temporary()) {
            Clients.createTopic(outage, "outage", 1);
            Clients.sendInTransaction(outage, "outage", "before");
            Database database = outage.database("outage");

            outage.stopBroker();
            outage.stopDatabaseServer();
            assertThatThrownBy(() -> Clients.ask(database, "SELECT 1")).isInstanceOf(SQLException.class);
            outage.startDatabaseServer();
            outage.startBroker();

            assertThat(Clients.ask(database, "SELECT 1")).isEqualTo("1");
            assertThat(Clients.readCommitted(outage, "outage", 1)).containsExactly("before");
        }
    }

    @Test
    void writesThroughToTheDisk() throws SQLException {
        assertThat(Clients.ask(backbone.database("durable"), "SHOW fsync")).isEqualTo("on");
        assertThat(Clients.ask(backbone.database("durable"), "SHOW synchronous_commit"))
                .isEqualTo("on");
    }

    @Test
    void sharesOneBackboneInAJvm() {
        try (Backbone one = Backbone.shared();
                Backbone two = Backbone.shared()) {
            assertThat(two.bootstrapServers()).isEqualTo(one.bootstrapServers());
        }
    }

    @Test
    void takesAnotherPortWhenThePreferredOneIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.freePreferring(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
    }
}
