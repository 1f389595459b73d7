package com.todoai.systemtests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of CONTRIBUTING.md that a build can check. */
class ArchitectureTest {

  private static final Path ROOT = Path.of(System.getProperty("todoai.root"));
  private static final List<String> MODULES =
      List.of(
          "event-api",
          "dapr-reactive-messaging",
          "service-kit",
          "todo-war",
          "audit-war",
          "websocket-war",
          "notification-war",
          "recurrence-war",
          "local-platform");
  private static final String[] SERVICES = {
    "com.todoai.todo..",
    "com.todoai.audit..",
    "com.todoai.websocket..",
    "com.todoai.notification..",
    "com.todoai.recurrence.."
  };
  private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPaths(MODULES.stream().map(ArchitectureTest::classesOf).toList());

  private static Path classesOf(String module) {
    return ROOT.resolve(module).resolve("target/classes");
  }

  /** Without this, a module that moved would silently leave the rules. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.todoai.event",
        "com.todoai.dapr.messaging",
        "com.todoai.kit",
        "com.todoai.todo",
        "com.todoai.audit",
        "com.todoai.websocket",
        "com.todoai.notification",
        "com.todoai.recurrence",
        "com.todoai.platform"
      })
  void everyModuleIsLookedAt(String root) {
    assertThat(CLASSES.stream().filter(type -> type.getPackageName().startsWith(root)))
        .isNotEmpty();
  }

  @Test
  void servicesNeverDependOnEachOther() {
    slices()
        .matching("com.todoai.(todo|audit|websocket|notification|recurrence)..")
        .should()
        .notDependOnEachOther()
        .check(CLASSES);
  }

  @Test
  void theContractKnowsNothingOfTheRest() {
    noClasses()
        .that()
        .resideInAPackage("com.todoai.event..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("com.todoai..").and(not(resideInAPackage("com.todoai.event.."))))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "org.eclipse.microprofile..")
        .check(CLASSES);
  }

  @Test
  void theConnectorKnowsNothingOfTasks() {
    noClasses()
        .that()
        .resideInAPackage("com.todoai.dapr..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(withServices("com.todoai.event..", "com.todoai.kit.."))
        .check(CLASSES);
  }

  @Test
  void theKitKnowsNothingOfTheServices() {
    noClasses()
        .that()
        .resideInAPackage("com.todoai.kit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SERVICES)
        .check(CLASSES);
  }

  @Test
  void theLocalPlatformSeesServicesFromOutsideOnly() {
    noClasses()
        .that()
        .resideInAPackage("com.todoai.platform..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(withServices("com.todoai.kit..", "com.todoai.dapr.."))
        .check(CLASSES);
  }

  @Test
  void controlDoesNotKnowItsBoundary() {
    noClasses()
        .that()
        .resideInAnyPackage("..control..", "..entity..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..boundary..")
        .check(CLASSES);
  }

  @Test
  void entitiesDoNotKnowTheirControl() {
    noClasses()
        .that()
        .resideInAPackage("..entity..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..control..")
        .check(CLASSES);
  }

  @Test
  void transactionsBeginInTheBoundary() {
    DescribedPredicate<JavaClass> behindTheBoundary =
        resideInAnyPackage(SERVICES).and(not(resideInAPackage("..boundary..")));
    noMethods()
        .that()
        .areDeclaredInClassesThat(behindTheBoundary)
        .should()
        .beMetaAnnotatedWith(TRANSACTIONAL)
        .check(CLASSES);
    noClasses().that(behindTheBoundary).should().beMetaAnnotatedWith(TRANSACTIONAL).check(CLASSES);
    noClasses()
        .that(behindTheBoundary)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jakarta.transaction.UserTransaction")
        .check(CLASSES);
  }

  /** Their methods have transactions without a word. */
  @Test
  void enterpriseBeansAreOfTheBoundary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..boundary..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.ejb..")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .check(CLASSES);
  }

  @Test
  void aRuleThatIsBrokenIsSeen() {
    ArchRule broken =
        noClasses()
            .that()
            .resideInAPackage("com.todoai.kit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta..");
    assertThatThrownBy(() -> broken.check(CLASSES)).isInstanceOf(AssertionError.class);
  }

  private static String[] withServices(String... more) {
    return Stream.concat(Stream.of(SERVICES), Stream.of(more)).toArray(String[]::new);
  }
}
