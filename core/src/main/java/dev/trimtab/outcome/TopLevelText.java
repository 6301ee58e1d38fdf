package dev.trimtab.outcome;

/**
 * Reads the text at one key of a JSON object in canonical form, without reading the rest into
 * memory. What stands deeper is passed over.
 */
final class TopLevelText {
  private final String json;
  private int at = 1;

  private TopLevelText(String json) {
    this.json = json;
  }

  /**
   * The text at {@code key}; of numbers and truth values as they are written, empty where there is
   * nothing, null, an object or an array.
   */
  static String of(String json, String key) {
    TopLevelText text = new TopLevelText(json);
    while (json.charAt(text.at) == '"') {
      String name = text.string();
      text.at++;
      if (name.equals(key)) {
        return text.value();
      }
      text.pass();
      if (json.charAt(text.at) == ',') {
        text.at++;
      }
    }
    return "";
  }

  private String value() {
    char first = json.charAt(at);
    if (first == '"') {
      return string();
    }
    int from = at;
    pass();
    return first == '{' || first == '[' || first == 'n' ? "" : json.substring(from, at);
  }

  /** Moves behind a value. */
  private void pass() {
    int depth = 0;
    do {
      char each = json.charAt(at);
      if (each == '"') {
        passString();
      } else {
        depth += each == '{' || each == '[' ? 1 : each == '}' || each == ']' ? -1 : 0;
        at++;
      }
    } while (depth > 0 || !isEnd(json.charAt(at)));
  }

  private static boolean isEnd(char each) {
    return each == ',' || each == '}';
  }

  private void passString() {
    at++;
    while (json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  private String string() {
    int from = at + 1;
    passString();
    String raw = json.substring(from, at - 1);
    return raw.indexOf('\\') < 0 ? raw : unescaped(raw);
  }

  private static String unescaped(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char each = raw.charAt(i);
      if (each != '\\') {
        text.append(each);
      } else if (raw.charAt(++i) == 'u') {
        text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
        i += 4;
      } else {
        text.append(plain(raw.charAt(i)));
      }
    }
    return text.toString();
  }

  private static char plain(char escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> escaped;
    };
  }
}
