package dev.parley.protocol;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.parley.protocol", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** In the order in which they build on each other. */
    private static final List<String> PACKAGES =
            List.of("id", "money", "document", "terms", "agreement", "bounds", "match", "rating", "header");

    @ArchTest
    static final ArchRule dependsOnThePlatformAlone = classes()
            .should()
            .onlyDependOnClassesThat(resideInAPackage("dev.parley.protocol..")
                    .or(resideInAnyPackage("java..", "javax.crypto..", "org.jspecify.annotations..")))
            .because("publishers and agents put it into programs of their own");

    @ArchTest
    static final ArchRule packagesKnowOnlyThoseBeforeThem = oneWay();

    @ArchTest
    static final ArchRule structuredFieldsKnowNothingOfTerms = classes()
            .that()
            .resideInAPackage("dev.parley.protocol.header.structured")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "dev.parley.protocol.header.structured", "java..", "org.jspecify.annotations.."));

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.parley.protocol.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesAreNullMarked =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

    private static ArchRule oneWay() {
        LayeredArchitecture architecture = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : PACKAGES) {
            architecture = architecture.layer(name).definedBy("dev.parley.protocol." + name + "..");
        }
        for (int i = 0; i < PACKAGES.size(); i++) {
            String[] later = PACKAGES.subList(i + 1, PACKAGES.size()).toArray(String[]::new);
            architecture = later.length == 0
                    ? architecture.whereLayer(PACKAGES.get(i)).mayNotBeAccessedByAnyLayer()
                    : architecture.whereLayer(PACKAGES.get(i)).mayOnlyBeAccessedByLayers(later);
        }
        return architecture;
    }
}
