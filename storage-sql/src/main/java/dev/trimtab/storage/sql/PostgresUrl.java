package dev.trimtab.storage.sql;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDBC URL of a database on a server. Its query may hold passwords, so that only {@link #place}
 * is for messages, and no refusal quotes what it refuses.
 */
public final class PostgresUrl {
  private static final String START = "jdbc:postgresql:";

  private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?";

  private static final Pattern FORM =
      Pattern.compile(
          "jdbc:postgresql://(?<hosts>%1$s(?:,%1$s)*)/(?<database>[^/?@&=]+)(?:\\?(?<query>.*))?"
              .formatted(HOST));

  private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})(?:,|$)");
  private static final int MAX_PORT = 65_535;

  private final String text;
  private final String place;
  private final String query;

  private PostgresUrl(String text, String place, String query) {
    this.text = text;
    this.place = place;
    this.query = query;
  }

  /** True where the text begins like one, well formed or not. */
  public static boolean isMeant(String text) {
    return text.startsWith(START);
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException saying which form it should have
   */
  public static PostgresUrl of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || hasWrongPort(form.group("hosts"))) {
      throw new IllegalArgumentException(
          "is no jdbc:postgresql://HOST:PORT/DATABASE?NAME=VALUE&NAME=VALUE");
    }
    String query = form.group("query") == null ? "" : form.group("query");
    if (!query.isEmpty() && !parameters(query).allMatch(PostgresUrl::isReadable)) {
      throw new IllegalArgumentException(
          "has a part behind the ? that is no NAME=VALUE, or has a % that is not written %25");
    }
    return new PostgresUrl(text, form.group("hosts") + '/' + form.group("database"), query);
  }

  /** The hosts and the database: what may be shown. */
  public String place() {
    return place;
  }

  /** All of it, passwords included, for the driver alone. */
  public String text() {
    return text;
  }

  /** True where its query says that itself. */
  public boolean says(String name) {
    return parameters(query).anyMatch(parameter -> parameter.startsWith(name + "="));
  }

  /** The same with one more parameter. */
  public PostgresUrl with(String name, String value) {
    String encoded = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    String more = query.isEmpty() ? encoded : query + "&" + encoded;
    int end = text.indexOf('?');
    return new PostgresUrl((end < 0 ? text : text.substring(0, end)) + "?" + more, place, more);
  }

  @Override
  public String toString() {
    return place;
  }

  private static boolean hasWrongPort(String hosts) {
    return PORT.matcher(hosts)
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .anyMatch(port -> port < 1 || port > MAX_PORT);
  }

  private static Stream<String> parameters(String query) {
    return Stream.of(query.split("&", -1));
  }

  private static boolean isReadable(String parameter) {
    int equals = parameter.indexOf('=');
    if (equals < 1) {
      return false;
    }
    try {
      URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
      return true;
    } catch (IllegalArgumentException undecodable) {
      return false;
    }
  }
}
