package dev.trimtab.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;

/**
 * Reads what a server answered.
 *
 * @param url of the server, for messages
 */
record Answers(URI url) {
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
      throw TrimtabException.unreadable(url, answer.statusCode(), e);
    }
  }

  @FunctionalInterface
  private interface Decoder<T> {
    T decode(byte[] body) throws IOException;
  }
}
