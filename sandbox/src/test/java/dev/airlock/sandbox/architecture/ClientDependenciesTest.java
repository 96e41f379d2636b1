package dev.airlock.sandbox.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/// Other modules' tests get the client without any library.
class ClientDependenciesTest {

  private static final ArchRule JDK_ONLY =
      classes()
          .that(resideInAPackage("..client.."))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "dev.airlock.testbackends", "org.jspecify.annotations");

  @Test
  void clientUsesTheJdkAlone() {
    JavaClasses production =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.airlock.testbackends");

    JDK_ONLY.check(production);
  }

  @Test
  void ruleFindsThePlantedViolation() {
    JavaClasses planted =
        new ClassFileImporter().importPackages("dev.airlock.sandbox.architecture.client");

    assertThat(JDK_ONLY.evaluate(planted).hasViolation()).isTrue();
  }
}
