package dev.parley.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleTest {

    @ArchTest
    static final ArchRule knowsNothingButAvroAndTheKafkaClient = classes()
            .that()
            .resideInAPackage("dev.parley.schemas..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify.annotations..",
                    "org.apache.avro..",
                    "org.apache.kafka.clients.admin..",
                    "org.apache.kafka.common..",
                    "dev.parley.schemas..");
}
