package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a body is read whole and no further than allowed, however it comes. */
class BodiesTest {
  private static final int MOST = 300_000;

  /** What a stream says has come, of what it brings. */
  enum Says {
    NOTHING(0),
    ONE(1),
    HALF(0.5),
    ALL(1.0),
    MORE(1_000.0);

    private final double share;

    Says(double share) {
      this.share = share;
    }

    private int of(int length) {
      return this == ONE ? 1 : (int) (share * length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isReadWhole(Says says) {
    for (int length : new int[] {0, 1, 2, 200, 20_000, MOST - 1, MOST}) {
      byte[] sent = bytes(length);

      assertThat(Bodies.read(new Slow(sent, says), MOST)).isEqualTo(sent);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isRefusedWhereItIsLargerAndNotReadToItsEnd(Says says) {
    for (int length : new int[] {MOST + 1, 2 * MOST}) {
      Slow body = new Slow(bytes(length), says);

      assertThatThrownBy(() -> Bodies.read(body, MOST)).isInstanceOf(ProblemException.class);
      assertThat(body.brought).isEqualTo(MOST + 1);
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return bytes;
  }

  /** Brings at most 4,000 bytes at a time. */
  private static final class Slow extends FilterInputStream {
    private final int available;
    private int brought;

    private Slow(byte[] sent, Says says) {
      super(new ByteArrayInputStream(sent));
      this.available = says.of(sent.length);
    }

    @Override
    public int available() {
      return available;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      brought += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, Math.min(length, 4_000));
      brought += Math.max(0, read);
      return read;
    }
  }
}
