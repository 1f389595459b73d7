package com.todoai.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.platform.install.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the script at the root says of a machine on which something is missing. The machine is made
 * up: no Java and no Maven but the ones that a test puts there.
 */
@Timeout(60)
class LauncherScriptTest {

  private static final List<String> TOOLS =
      List.of(
          ("awk cat cmp comm dirname find flock grep head mkdir mv readlink rm rmdir sed sleep sort"
                  + " tee touch")
              .split(" "));

  private static final String GOOD_MAVEN = "Apache Maven 3.9.11 (abc)";

  @TempDir private Path directory;

  private Path bin;
  private Path root;

  @BeforeEach
  void makeAMachineWithoutJava() throws IOException {
    bin = Files.createDirectory(directory.resolve("bin"));
    for (String tool : TOOLS) {
      program(tool, "exec %s \"$@\"".formatted(Programs.find(tool).orElseThrow()));
    }
    root = Files.createDirectory(directory.resolve("repository"));
    copyScriptTo(root);
  }

  @Test
  void noJava() throws Exception {
    assertThat(run(root).failure()).contains("There is no Java here. Install a JDK 17 or newer");
  }

  @Test
  void aJavaHomeWithoutJava() throws Exception {
    assertThat(run(root, Map.of("JAVA_HOME", "/nonexistent")).failure())
        .contains("JAVA_HOME is /nonexistent, where there is no bin/java.");
  }

  @Test
  void aJavaThatDoesNotRun() throws Exception {
    program("java", "echo no such library; exit 127");

    assertThat(run(root).failure())
        .contains("/java does not run:", "no such library", "Install a JDK 17");
  }

  @Test
  void aJavaThatIsTooOld() throws Exception {
    java("11");

    assertThat(run(root).failure()).contains("/java is Java 11, which is too old.");
  }

  /** Java 8 calls itself 1.8. */
  @Test
  void aJavaThatIsMuchTooOld() throws Exception {
    java("1.8");

    assertThat(run(root).failure()).contains("/java is Java 8, which is too old.");
  }

  @Test
  void aJavaWithoutTheCompiler() throws Exception {
    java("17");

    assertThat(run(root).failure()).contains("is a Java runtime without the compiler.");
  }

  @Test
  void noMaven() throws Exception {
    jdk();

    assertThat(run(root).failure()).contains("There is no Maven here. Install Maven 3.8 or newer");
  }

  @Test
  void aMavenThatDoesNotRun() throws Exception {
    jdk();
    program("mvn", "echo mvn.conf is broken; exit 1");

    assertThat(run(root).failure())
        .contains("/mvn does not run:", "mvn.conf is broken", "Install Maven 3.8");
  }

  @Test
  void aMavenThatIsTooOld() throws Exception {
    jdk();
    program("mvn", "echo 'Apache Maven 3.6.3 (abc)'");

    assertThat(run(root).failure()).contains("Maven 3.6.3 is too old. Install Maven 3.8 or newer");
  }

  @Test
  void aBuildThatFails() throws Exception {
    jdk();
    maven("echo '[ERROR] no route to host'; exit 1");

    assertThat(run(root).failure())
        .contains("[ERROR] no route to host")
        .contains("The build failed. All that Maven said is in " + root + "/target");
  }

  @Test
  void aPathWithABlank() throws Exception {
    Path blank = Files.createDirectory(directory.resolve("to do"));
    copyScriptTo(blank);

    assertThat(run(blank).failure()).contains("The directory " + blank + " has a blank");
  }

  /** The second waits and finds everything built. */
  @Test
  void twoThatBuildAtOnce() throws Exception {
    jdk();
    maven(
        """
        mkdir target/busy || touch target/overlap
        echo built >> target/builds
        sleep 1
        mkdir -p local-platform/target
        touch local-platform/target/local-platform.jar local-platform/target/launcher.classpath
        rmdir target/busy""");

    Process first = start(root, Map.of());
    Process second = start(root, Map.of());

    Result one = Result.of(first);
    Result other = Result.of(second);
    assertThat(one.exitCode()).as(one.toString()).isZero();
    assertThat(other.exitCode()).as(other.toString()).isZero();
    assertThat(root.resolve("target/overlap")).doesNotExist();
    assertThat(root.resolve("target/builds")).hasContent("built");
    assertThat(one.output() + other.output()).contains("Another ./platform is building here");
  }

  private void java(String version) throws IOException {
    program(
        "java",
        """
        echo '    java.specification.version = %s'
        echo '    java.home = %s'"""
            .formatted(version, directory.resolve("jdk")));
  }

  private void jdk() throws IOException {
    java("17");
    Path jdk = Files.createDirectories(directory.resolve("jdk/bin"));
    executable(jdk.resolve("javac"), "exit 0");
  }

  private void maven(String build) throws IOException {
    program("mvn", "[ \"$1\" = --version ] && echo '%s' && exit\n%s".formatted(GOOD_MAVEN, build));
  }

  private void program(String name, String script) throws IOException {
    executable(bin.resolve(name), script);
  }

  private static void executable(Path path, String script) throws IOException {
    Files.writeString(path, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void copyScriptTo(Path directory) throws IOException {
    Files.copy(Path.of("..", "platform"), directory.resolve("platform"));
  }

  private Result run(Path repository) throws Exception {
    return run(repository, Map.of());
  }

  private Result run(Path repository, Map<String, String> environment) throws Exception {
    return Result.of(start(repository, environment));
  }

  private Process start(Path repository, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Programs.find("bash").orElseThrow().toString(),
                repository.resolve("platform").toString(),
                "up")
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private record Result(int exitCode, String output) {

    static Result of(Process process) throws Exception {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return new Result(process.exitValue(), output);
    }

    String failure() {
      assertThat(exitCode).as(output).isEqualTo(1);
      return output;
    }
  }
}
