package dev.trimtab.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResponseReaderTest {
  private static final String CREATED =
      "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\ncontent-length: 4\r\n\r\nbody";
  private static final String EMPTY = "HTTP/1.1 204 No Content\r\n\r\n";

  private static final String CHUNKED =
      String.join(
          "\r\n",
          List.of(
              "HTTP/1.1 200 OK",
              "Transfer-Encoding: chunked",
              "",
              "C",
              "0\r\n\r\nin body",
              "3",
              "end",
              "0",
              "",
              ""));

  private final ResponseReader reader = new ResponseReader();

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void findsTheEndHoweverTheBytesArrive() {
    for (int cut = 1; cut < CREATED.length(); cut++) {
      assertThat(reader.take(bytes(CREATED.substring(0, cut)))).as("cut at %d", cut).isFalse();
      assertThat(reader.take(bytes(CREATED.substring(cut)))).as("cut at %d", cut).isTrue();
      assertThat(reader.status()).isEqualTo(201);
    }
  }

  @Test
  void leavesTheNextResponseAlone() {
    ByteBuffer two = bytes(CREATED + EMPTY);
    assertThat(reader.take(two)).isTrue();
    assertThat(two.remaining()).isEqualTo(EMPTY.length());
    assertThat(reader.take(two)).isTrue();
    assertThat(reader.status()).isEqualTo(204);
  }

  @Test
  void readsAChunkedBodyHoweverTheBytesArrive() {
    for (int cut = 1; cut < CHUNKED.length(); cut++) {
      assertThat(reader.take(bytes(CHUNKED.substring(0, cut)))).as("cut at %d", cut).isFalse();
      ByteBuffer rest = bytes(CHUNKED.substring(cut) + EMPTY);
      assertThat(reader.take(rest)).as("cut at %d", cut).isTrue();
      assertThat(reader.status()).isEqualTo(200);
      assertThat(rest.remaining()).isEqualTo(EMPTY.length());
    }
  }

  @Test
  void refusesWhatIsNotAResponse() {
    ByteBuffer nonsense = bytes("HTTP/1.1 none\r\n");
    assertThatThrownBy(() -> reader.take(nonsense)).isInstanceOf(NumberFormatException.class);
  }
}
