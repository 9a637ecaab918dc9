package dev.parley.billing;

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

@AnalyzeClasses(packages = "dev.parley.billing", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

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
            .beAnnotatedWith(CallableBy.class);

    @ArchTest
    static final ArchRule WHAT_DECIDES_KNOWS_NO_TECHNOLOGY = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.parley.billing.intake",
                    "dev.parley.billing.meter",
                    "dev.parley.billing.rating",
                    "dev.parley.billing.ledger",
                    "dev.parley.billing.period",
                    "dev.parley.billing.invoice",
                    "dev.parley.billing.close",
                    "dev.parley.billing.statement",
                    "dev.parley.shell.party",
                    "dev.parley.billing.event",
                    "dev.parley.shell.problem")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "com.fasterxml..",
                    "org.apache..",
                    "org.postgresql..",
                    "dev.parley.schemas..",
                    "dev.parley.shell..store",
                    "dev.parley.shell..kafka",
                    "dev.parley.shell..http",
                    "dev.parley.billing..store",
                    "dev.parley.billing..kafka",
                    "dev.parley.billing..http");

    @ArchTest
    static final ArchRule MONEY_FLOWS_ONE_WAY =
            slices().matching("dev.parley.billing.(*)").should().beFreeOfCycles();
}
