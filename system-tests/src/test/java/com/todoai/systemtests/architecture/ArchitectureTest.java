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
import com.todoai.platform.part.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The rules of CONTRIBUTING.md that a build can check. */
class ArchitectureTest {

  private static final Path ROOT = Path.of(System.getProperty("todoai.root"));
  private static final String SERVICE_SUFFIX = "-war";
  private static final List<String> MODULES = modulesWithClasses();
  private static final List<String> SERVICE_NAMES =
      MODULES.stream()
          .filter(module -> module.endsWith(SERVICE_SUFFIX))
          .map(module -> module.substring(0, module.length() - SERVICE_SUFFIX.length()))
          .toList();
  private static final String[] SERVICES =
      SERVICE_NAMES.stream().map(name -> "com.todoai." + name + "..").toArray(String[]::new);
  private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPaths(MODULES.stream().map(ArchitectureTest::classesOf).toList());

  private static Path classesOf(String module) {
    return ROOT.resolve(module).resolve("target/classes");
  }

  /** As the root pom has them, so that a new one is under the rules from its first class on. */
  private static List<String> modulesWithClasses() {
    try {
      NodeList modules =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(ROOT.resolve("pom.xml").toFile())
              .getElementsByTagName("module");
      return IntStream.range(0, modules.getLength())
          .mapToObj(i -> modules.item(i).getTextContent().strip())
          .filter(module -> Files.isDirectory(ROOT.resolve(module).resolve("src/main/java")))
          .toList();
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> modules() {
    return MODULES;
  }

  /** Without this, a module that was not built would silently leave the rules. */
  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleIsLookedAt(String module) {
    assertThat(CLASSES.stream().filter(type -> isOf(module, type))).isNotEmpty();
  }

  private static boolean isOf(String module, JavaClass type) {
    return Path.of(type.getSource().orElseThrow().getUri()).startsWith(classesOf(module));
  }

  static List<String> serviceNames() {
    return SERVICE_NAMES;
  }

  /** The rules know a service by its package. */
  @ParameterizedTest
  @MethodSource("serviceNames")
  void aServiceHasThePackageThatIsNamedAsItsModule(String name) {
    assertThat(CLASSES.stream().filter(type -> isOf(name + SERVICE_SUFFIX, type)))
        .extracting(JavaClass::getPackageName)
        .allSatisfy(
            packageName -> assertThat(packageName + ".").startsWith("com.todoai." + name + "."));
  }

  @Test
  void theServicesAreThoseThatThePlatformStarts() {
    assertThat(SERVICE_NAMES)
        .containsExactlyInAnyOrderElementsOf(Stream.of(Service.values()).map(Service::id).toList());
  }

  @Test
  void servicesNeverDependOnEachOther() {
    slices()
        .matching("com.todoai.(" + String.join("|", SERVICE_NAMES) + ")..")
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
