package dev.trimtab.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerExtension;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a browser gets the dashboard. */
class WebIT {
  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension().with("TRIMTAB_HTTP_BASE_PATH", "/trimtab");

  private final HttpCalls browser =
      SERVER.server().anonymously().with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

  @BeforeAll
  static void isBuilt() {
    boolean isBuilt = SERVER.server().anonymously().get("/trimtab/").status() == 200;
    assumeTrue(isBuilt, "the dashboard is not part of this build, as Node.js was missing");
  }

  private static String script(String page) {
    Matcher script = Pattern.compile("src=\"\\./(assets/[^\"]+\\.js)\"").matcher(page);
    assertThat(script.find()).as(page).isTrue();
    return "/trimtab/" + script.group(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/trimtab/", "/trimtab/explore?range=7d", "/trimtab/changes/cp_4711"})
  void everyPageIsTheOnePage(String path) {
    Answer page = browser.get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.body()).contains("<base href=\"/trimtab/\"").doesNotContain("{{");
  }

  @Test
  void thePageRunsNothingFromElsewhere() {
    Answer page = browser.get("/trimtab/");
    String policy = page.header("Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'none'", "frame-ancestors 'none'", "connect-src 'self'")
        .doesNotContain("unsafe", "*", "http:");
    Matcher nonce = Pattern.compile("nonce-([\\w-]+)").matcher(policy);
    assertThat(nonce.find()).isTrue();
    assertThat(page.body()).contains("nonce=\"" + nonce.group(1) + "\"").doesNotContain("https://");
    assertThat(browser.get("/trimtab/").header("Content-Security-Policy")).isNotEqualTo(policy);
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void filesWithAHashAreKeptForGoodAndComeCompressed() {
    String script = script(browser.get("/trimtab/").body());
    Answer plain = browser.get(script);
    assertThat(plain.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(plain.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(plain.header("Vary")).isEqualToIgnoringCase("accept-encoding");
    assertThat(plain.header("Content-Encoding")).isNull();

    Answer brotli = browser.with("Accept-Encoding", "gzip, deflate, br").get(script);
    assertThat(brotli.header("Content-Encoding")).isEqualTo("br");
    Answer gzip = browser.with("Accept-Encoding", "gzip").get(script);
    assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(Long.parseLong(gzip.header("Content-Length")))
        .isLessThan(Long.parseLong(plain.header("Content-Length")));
    assertThat(browser.head(script)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/trimtab/assets/index-0000.js",
        "/trimtab/robots.txt",
        "/trimtab/index.html",
        "/trimtab/files.txt",
        "/trimtab/v1/nothing",
        "/trimtab/health/nothing",
        "/explore"
      })
  void whatIsNotThereIsNotFound(String path) {
    Answer answer = browser.get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).contains("problem+json");
  }

  @Test
  void programsAreToldWhereThereIsNothing() {
    HttpCalls program = SERVER.server().anonymously().with("Accept", "application/json");
    assertThat(program.get("/trimtab/explore").status()).isEqualTo(404);
    assertThat(browser.post("/trimtab/explore", "{}").status()).isEqualTo(404);
  }

  @Test
  void whatWasThereBeforeStays() {
    assertThat(browser.get("/trimtab/v1/outcomes/health").header("Content-Type"))
        .startsWith("application/json");
    assertThat(browser.get("/trimtab/docs/").body()).contains("swagger");
    assertThat(browser.get("/trimtab/health/ready").status()).isEqualTo(200);
    assertThat(browser.get("/trimtab/metrics").status()).isEqualTo(200);
  }

  @Test
  void theBasePathAloneLeadsThere() {
    Answer answer = browser.get("/trimtab");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo("/trimtab/");
  }
}
