package dev.trimtab.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;

/**
 * Reads what a server answered.
 *
 * @param server where the answers come from
 */
record Answers(URI server) {
  <T> T read(HttpResponse<byte[]> answer, Class<T> type) {
    return decode(answer, body -> Json.MAPPER.readValue(body, type));
  }

  <T> T read(HttpResponse<byte[]> answer, TypeReference<T> type) {
    return decode(answer, body -> Json.MAPPER.readValue(body, type));
  }

  private <T> T decode(HttpResponse<byte[]> answer, Decoder<T> decoder) {
    try {
      return decoder.decode(answer.body());
    } catch (IOException e) {
      throw TrimtabException.unreadable(server, answer.statusCode(), e);
    }
  }

  @FunctionalInterface
  private interface Decoder<T> {
    T decode(byte[] body) throws IOException;
  }
}
