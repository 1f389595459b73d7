package com.todoai.systemtests.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.todoai.systemtests.support.RunningPlatform.Stage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

class RunningPlatformTest {

  private static final AtomicInteger STARTS = new AtomicInteger();

  /** Only run by the test below. */
  static class OnAPlatformThatDoesNotStart {

    @RegisterExtension
    static final RunningPlatform PLATFORM =
        new RunningPlatform(
            () -> {
              STARTS.incrementAndGet();
              throw new IllegalStateException("no room for it");
            });

    OnAPlatformThatDoesNotStart(Stage stage) {
      throw new AssertionError("there is a stage");
    }

    @Test
    void one() {}

    @Test
    void another() {}
  }

  @Test
  void aPlatformThatCannotStartIsTriedOnceAndEveryTestSaysWhy() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(OnAPlatformThatDoesNotStart.class))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();

    LauncherFactory.create().execute(request, listener);

    assertThat(listener.getSummary().getFailures())
        .hasSize(2)
        .extracting(Failure::getException)
        .allSatisfy(failure -> assertThat(failure).hasRootCauseMessage("no room for it"));
    assertThat(STARTS).hasValue(1);
  }
}
