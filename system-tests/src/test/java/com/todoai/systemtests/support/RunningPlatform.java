package com.todoai.systemtests.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.todoai.platform.Platform;
import com.todoai.platform.identity.Role;
import com.todoai.platform.install.Directories;
import com.todoai.platform.install.Installation;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the platform, which all tests of a run share: they use users of their own, and one
 * that takes a part away brings it back.
 */
public final class RunningPlatform implements ParameterResolver {

  /** The platform that runs, and who may use it. */
  public static final class Stage implements AutoCloseable {

    private final Path directory;
    private final Platform platform;

    private Stage() {
      try {
        Path root = Path.of(System.getProperty("todoai.root"));
        this.directory = Files.createTempDirectory("todoai-system-tests");
        this.platform =
            Platform.temporary(
                Installation.around(root),
                directory,
                (part, message) -> System.out.printf("[%s] %s%n", part, message));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      try {
        platform.start();
      } catch (RuntimeException failed) {
        platform.parts().forEach(this::printLog);
        platform.stop();
        throw failed;
      }
    }

    /** The parts, to look at, to take away and to bring back. */
    public Platform platform() {
      return platform;
    }

    /** A user that nobody has seen before. */
    public Client newUser(String name, Role... roles) {
      String userId = name + "-" + UUID.randomUUID();
      return new Client(this::url, userId, platform.token(userId, roles));
    }

    /**
     * A user whose token has other claims than it should.
     *
     * @param claims in place of the token's own, by name; a null takes one away
     */
    public Client newUserWith(Map<String, Object> claims) {
      String userId = "odd-" + UUID.randomUUID();
      return new Client(this::url, userId, platform.tokenWith(userId, claims));
    }

    /** A client that shows the given token, whoever it names; null for none. */
    public Client withToken(String token) {
      return new Client(this::url, "nobody", token);
    }

    /** Opens a user's socket. */
    public Frames framesOf(Client user) {
      return framesOf(user, frame -> {});
    }

    /** Opens a user's socket and hands each frame on as it comes. */
    public Frames framesOf(Client user, Consumer<JsonNode> listener) {
      return Frames.open(url(Service.WEBSOCKET), user.token(), listener);
    }

    /** Opens a socket that is not read from. */
    public LazyReader lazyReaderOf(Client user) throws IOException {
      return new LazyReader(url(Service.WEBSOCKET), user.token());
    }

    private URI url(Service service) {
      return platform.url(PartName.of(service));
    }

    private void printLog(PartName part) {
      System.out.println("--- the end of the log of " + part);
      platform.logTail(part, 20).forEach(System.out::println);
    }

    @Override
    public void close() {
      platform.close();
      Directories.delete(directory);
    }
  }

  /**
   * The one attempt of a run to start the platform. JUnit's store forgets what failed, and every
   * test would wait for minutes for a failure of its own.
   */
  private static final class Attempt implements AutoCloseable {

    private Stage stage;
    private Throwable failure;

    Attempt(Supplier<Stage> start) {
      try {
        stage = start.get();
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    }

    Stage stage() {
      if (failure != null) {
        throw new ParameterResolutionException("the platform could not be started", failure);
      }
      return stage;
    }

    @Override
    public void close() {
      if (stage != null) {
        stage.close();
      }
    }
  }

  private final Supplier<Stage> start;

  /** For JUnit: the platform of this build. */
  public RunningPlatform() {
    this(Stage::new);
  }

  RunningPlatform(Supplier<Stage> start) {
    this.start = start;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stage.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(RunningPlatform.class))
        .computeIfAbsent(Attempt.class, key -> new Attempt(start), Attempt.class)
        .stage();
  }
}
