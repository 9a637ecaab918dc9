package dev.parley.shell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley.shell", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule WHO_CALLS_AND_WHAT_GOES_WRONG_KNOW_NO_TECHNOLOGY = noClasses()
            .that()
            .resideInAnyPackage("dev.parley.shell.party", "dev.parley.shell.problem")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "com.fasterxml..",
                    "org.apache..",
                    "dev.parley.schemas..",
                    "dev.parley.shell..kafka",
                    "dev.parley.shell..http",
                    "dev.parley.shell.store");

    @ArchTest
    static final ArchRule KNOWS_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.parley.negotiation..", "dev.parley.usagelog..", "dev.parley.billing..");

    @ArchTest
    static final ArchRule PARTS_FORM_NO_CIRCLE =
            slices().matching("dev.parley.shell.(*)..").should().beFreeOfCycles();
}
