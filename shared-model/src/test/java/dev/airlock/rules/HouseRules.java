package dev.airlock.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// The rules that hold in every module. Each is proved by a planted violation.
public final class HouseRules {

  private HouseRules() {}

  /// The production classes of a module.
  public static JavaClasses productionClassesOf(String basePackage) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(basePackage);
  }

  /// All rules that every module keeps.
  public static List<ArchRule> all() {
    return List.of(
        packagesAreNamedByWhatTheyDo(),
        packagesAreNullMarked(),
        packagesDoNotDependOnEachOtherInCircles(),
        timeComesFromAClock(),
        nobodySleeps(),
        dependenciesComeThroughTheConstructor());
  }

  /// Only the named packages, the adapters, may use a library.
  ///
  /// @param library for example `software.amazon.awssdk..`
  public static ArchRule staysIn(String library, String... adapters) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(adapters)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("an adapter has a package of its own")
        .allowEmptyShould(false);
  }

  /// Each of the packages may use only those that are listed after it.
  ///
  /// @param packages from the top to the bottom, for example `dev.airlock.scan.queue..`
  public static ArchRule pointsDownwards(String... packages) {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 1; i < packages.length; i++) {
      rules.add(
          noClasses()
              .that()
              .resideInAPackage(packages[i])
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(Arrays.copyOf(packages, i))
              .because("calls go from the top to the bottom")
              .allowEmptyShould(false));
    }
    return CompositeArchRule.of(rules);
  }

  static ArchRule packagesAreNamedByWhatTheyDo() {
    return noClasses()
        .should()
        .resideInAnyPackage(
            "..util..",
            "..utils..",
            "..common..",
            "..impl..",
            "..service..",
            "..dto..",
            "..helper..",
            "..manager..")
        .because("a package is named by what it does, never by a layer");
  }

  static ArchRule packagesAreNullMarked() {
    return classes()
        .should(
            new ArchCondition<>("live in a package that is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                    new SimpleConditionEvent(
                        type, marked, type.getPackageName() + " is not @NullMarked"));
              }
            });
  }

  static ArchRule packagesDoNotDependOnEachOtherInCircles() {
    return slices().matching("dev.airlock.(**)").should().beFreeOfCycles();
  }

  static ArchRule timeComesFromAClock() {
    return noClasses()
        .should()
        .callMethodWhere(
            target(nameMatching("now|currentTimeMillis"))
                .and(target(owner(resideInAnyPackage("java.time..", "java.lang.."))))
                .and(withoutArguments()))
        .because("tests set the time: take a java.time.Clock");
  }

  static ArchRule nobodySleeps() {
    return noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .because("waiting for a time is not waiting for an event");
  }

  static ArchRule dependenciesComeThroughTheConstructor() {
    return noFields()
        .should()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .orShould()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Value");
  }

  private static DescribedPredicate<JavaAccess<?>> withoutArguments() {
    return DescribedPredicate.describe(
        "without arguments",
        access ->
            access.getTarget()
                    instanceof com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget call
                && call.getRawParameterTypes().isEmpty());
  }
}
