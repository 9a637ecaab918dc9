package dev.parley.negotiation.access.store;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The service's database, migrated, without the service. */
record AccessDatabase(DataSource dataSource) {

    static AccessDatabase migrated() {
        Database database = Backbone.shared().database("access_stores");
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.jdbcUrl());
        dataSource.setUser(database.user());
        dataSource.setPassword(database.password());
        Flyway.configure()
                .dataSource(dataSource)
                .placeholders(Map.of("applicationRole", database.application().user()))
                .load()
                .migrate();
        return new AccessDatabase(dataSource);
    }
}
