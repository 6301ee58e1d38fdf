package dev.trimtab.server.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a path means to the dashboard. */
sealed interface WebPath {
  /** A file of that name, whether there is one or not. */
  record File(String name) implements WebPath {}

  /** A page: which one is the browser's matter. */
  record Page() implements WebPath {}

  /** Nothing: the path belongs to the interface of programs, or to nobody. */
  record Elsewhere() implements WebPath {}

  /** Where the interface of programs, and what describes and watches it, begin. */
  List<String> RESERVED = List.of("/v1", "/docs", "/openapi", "/health", "/metrics");

  /** Names with a hash of what is in them. */
  String HASHED = "assets/";

  /**
   * Reads a path.
   *
   * @param accept what the caller wants to get; null where it does not say
   */
  static WebPath of(String path, @Nullable String accept, WebFiles files) {
    String name = path.substring(1);
    boolean isListed = files.has(name) && !name.equals("index.html");
    if (isListed || name.startsWith(HASHED)) {
      return new File(name);
    }
    boolean isFile = path.lastIndexOf('.') > path.lastIndexOf('/');
    boolean wantsPage = accept != null && accept.contains("text/html");
    if (name.isEmpty() || (wantsPage && !isFile && !isReserved(path))) {
      return new Page();
    }
    return new Elsewhere();
  }

  private static boolean isReserved(String path) {
    return RESERVED.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
  }
}
