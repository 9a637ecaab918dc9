package dev.parley.usagelog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.parley.shell.identity.CallableBy;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;

@AnalyzeClasses(packages = "dev.parley.usagelog", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "dev.parley.usagelog.";

    @ArchTest
    static final ArchRule EVERY_ENDPOINT_DECLARES_WHO_MAY_CALL_IT = methods()
            .that()
            .areAnnotatedWith(GET.class)
            .or()
            .areAnnotatedWith(POST.class)
            .or()
            .areAnnotatedWith(PUT.class)
            .or()
            .areAnnotatedWith(PATCH.class)
            .or()
            .areAnnotatedWith(DELETE.class)
            .should()
            .beAnnotatedWith(CallableBy.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule WHAT_DECIDES_KNOWS_NO_TECHNOLOGY = noClasses()
            .that()
            .resideInAnyPackage(BASE + "report", BASE + "record", BASE + "log", BASE + "query")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.vertx..",
                    "com.fasterxml..",
                    "org.apache..",
                    "org.postgresql..",
                    "dev.parley.schemas..",
                    "dev.parley.shell..store",
                    "dev.parley.shell..kafka",
                    "dev.parley.shell..http",
                    BASE + "*.store",
                    BASE + "*.kafka",
                    BASE + "*.keys",
                    BASE + "*.json",
                    BASE + "*.http");

    @ArchTest
    static final ArchRule RECORDS_PASS_ONE_WAY =
            slices().matching(BASE + "(*)..").should().beFreeOfCycles();
}
