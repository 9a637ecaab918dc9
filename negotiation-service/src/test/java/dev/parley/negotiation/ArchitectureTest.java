package dev.parley.negotiation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.parley.shell.config.Time;
import dev.parley.shell.identity.CallableBy;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.parley.negotiation", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "dev.parley.negotiation.";

    @ArchTest
    static final ArchRule everyEndpointDeclaresWhoMayCallIt = methods()
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
            .or()
            .areAnnotatedWith(HEAD.class)
            .or()
            .areAnnotatedWith(OPTIONS.class)
            .should()
            .beAnnotatedWith(CallableBy.class);

    @ArchTest
    static final ArchRule everyRouteDeclaresWhoMayCallIt = methods()
            .that()
            .haveRawParameterTypes(RoutingContext.class)
            .and()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Route")
            .should()
            .beAnnotatedWith(CallableBy.class);

    @ArchTest
    static final ArchRule rootsOfFeaturesAreFreeOfTechnology = noClasses()
            .that()
            .resideInAnyPackage(
                    BASE + "directory",
                    BASE + "identity",
                    BASE + "terms",
                    BASE + "access",
                    BASE + "agreement",
                    BASE + "event",
                    BASE + "problem")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.vertx..",
                    "io.agroal..",
                    "org.hibernate..",
                    "org.apache.kafka..",
                    "com.fasterxml..",
                    "org.snakeyaml..",
                    "java.sql..");

    @ArchTest
    static final ArchRule partiesKnowNothingOfWhatIsBuiltOnThem = noClasses()
            .that()
            .resideInAPackage(BASE + "directory")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "identity..", BASE + "terms..", BASE + "access..", BASE + "agreement..");

    @ArchTest
    static final ArchRule identityKnowsNothingOfTerms = noClasses()
            .that()
            .resideInAPackage(BASE + "identity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "terms..", BASE + "access..", BASE + "agreement..");

    @ArchTest
    static final ArchRule termsKnowNothingOfDecisions = noClasses()
            .that()
            .resideInAPackage(BASE + "terms..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "access..", BASE + "agreement..");

    @ArchTest
    static final ArchRule agreementsKnowNothingOfDecisions = noClasses()
            .that()
            .resideInAPackage(BASE + "agreement..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + "access..");

    @ArchTest
    static final ArchRule timeIsPassedIn = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Time.class.getName())
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
