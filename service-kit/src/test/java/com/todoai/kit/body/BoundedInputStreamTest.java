package com.todoai.kit.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.todoai.kit.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BoundedInputStreamTest {

  private static final byte[] BODY = {1, 2, 3, 4, 5};

  private static InputStream upTo(int limit) {
    return new BoundedInputStream(new ByteArrayInputStream(BODY), limit);
  }

  @Test
  void passesABodyThatJustFits() throws IOException {
    assertThat(upTo(5).readAllBytes()).isEqualTo(BODY);
    assertThat(upTo(6).readAllBytes()).isEqualTo(BODY);
    assertThat(upTo(5).skip(5)).isEqualTo(5);
  }

  @Test
  void refusesTheFirstByteTooMany() throws IOException {
    assertRefused(() -> upTo(4).readAllBytes());
    assertRefused(() -> upTo(4).skip(5));
    InputStream byByte = upTo(4);
    for (int i = 0; i < 4; i++) {
      assertThat(byByte.read()).isEqualTo(i + 1);
    }
    assertRefused(byByte::read);
  }

  @Test
  void staysRefusedWhenItIsReadOn() {
    InputStream body = upTo(4);
    assertRefused(body::readAllBytes);

    assertRefused(body::read);
    assertRefused(() -> body.read(new byte[1]));
    assertRefused(() -> body.skip(1));
  }

  @Test
  void readsNoFurtherThanOneByteBehindTheLimit() {
    ByteArrayInputStream source = new ByteArrayInputStream(BODY);

    assertRefused(() -> new BoundedInputStream(source, 2).read(new byte[5]));

    assertThat(source.available()).isEqualTo(2);
  }

  private static void assertRefused(ThrowingCallable read) {
    assertThatThrownBy(read)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(413));
  }
}
