package dev.trimtab.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A query string in the making: absent values leave no trace. */
final class Query {
  private final StringBuilder text = new StringBuilder();

  Query add(String name, @Nullable Object value) {
    if (value != null) {
      text.append(text.isEmpty() ? '?' : '&').append(encode(name)).append('=');
      text.append(encode(value.toString()));
    }
    return this;
  }

  /** Encoded for one segment of a path, or for a query. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Begins with a question mark, or is empty. */
  @Override
  public String toString() {
    return text.toString();
  }
}
