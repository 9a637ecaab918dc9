package dev.parley.backbone;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A PostgreSQL that listens, seen by its superuser.
 *
 * @param address {@code host:port}
 */
record DatabaseServer(String address, String superuser, String password) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,49}");
    private static final String ROLE_PASSWORD = "parley";

    /** duplicate_object, duplicate_database, and unique_violation when two sessions create the same at once. */
    private static final Set<String> EXISTS = Set.of("42710", "42P04", "23505");

    Database database(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A database name is lower-case letters, digits and underscores,"
                    + " beginning with a letter, at most 50: " + name);
        }
        var owner = new Database.Login(name, ROLE_PASSWORD);
        var application = new Database.Login(name + "_app", ROLE_PASSWORD);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            createUnlessThere(statement, "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(owner.user(), ROLE_PASSWORD));
            createUnlessThere(
                    statement, "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(application.user(), ROLE_PASSWORD));
            createUnlessThere(statement, "CREATE DATABASE %s OWNER %s".formatted(name, owner.user()));
            statement.execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
            statement.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(name, application.user()));
        } catch (SQLException failure) {
            throw new BackboneException("PostgreSQL at " + address + " did not create the database " + name, failure);
        }
        return new Database("jdbc:postgresql://" + address + "/" + name, owner, application);
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", superuser);
        properties.setProperty("password", password);
        return DriverManager.getConnection("jdbc:postgresql://" + address + "/postgres", properties);
    }

    private static void createUnlessThere(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException refusal) {
            if (!EXISTS.contains(refusal.getSQLState())) {
                throw refusal;
            }
        }
    }
}
