package dev.trimtab.server.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The page that tells a person why they are not signed in, and what to do. It needs no script and
 * nothing of the dashboard.
 *
 * @param basePath without a slash at its end
 * @param label what people call the provider
 */
record FailurePage(String basePath, String label, SecureRandom random) {
  private static final int NONCE_BYTES = 18;

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Not signed in - Trimtab</title>
      <style nonce="{{nonce}}">
      :root { color-scheme: light dark; --bg: #f8f8f6; --ink: #1b1c1f; --ink-2: #50535a; --accent: #26282c;
        --accent-ink: #ffffff; }
      @media (prefers-color-scheme: dark) { :root { --bg: #121315; --ink: #ededeb; --ink-2: #b0b3b9;
        --accent: #ededeb; --accent-ink: #16171a; } }
      body { margin: 0; min-height: 100dvh; display: grid; place-items: center; background: var(--bg);
        color: var(--ink); font: 1rem/1.5 ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif; }
      main { box-sizing: border-box; width: min(100%, 480px); padding: 16px; }
      h1 { font-size: 1.25rem; margin: 0; }
      p { overflow-wrap: anywhere; }
      nav { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
      a { color: inherit; }
      nav a:first-child { background: var(--accent); color: var(--accent-ink); text-decoration: none; padding: 8px 16px;
        border-radius: 6px; }
      small { display: block; margin-top: 24px; font-size: 0.75rem; color: var(--ink-2); }
      </style>
      </head>
      <body>
      <main>
      <h1>You are not signed in</h1>
      <p role="alert">{{told}}</p>
      <nav aria-label="What next"><a href="{{again}}">Sign in with {{label}}</a> <a href="{{home}}">Use an API key</a></nav>
      <small>Whoever runs this Trimtab finds it in the log under {{id}}</small>
      </main>
      </body>
      </html>
      """;

  /** The page, and the policy that goes with it. */
  record Page(String html, String policy) {}

  /**
   * The page of one failure.
   *
   * @param id under which it is in the log
   * @param path where the person wanted to go
   */
  Page of(String told, String id, ReturnPath path) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String again =
        basePath
            + "/v1/session/oidc/start?return="
            + URLEncoder.encode(path.value(), StandardCharsets.UTF_8);
    // What others have said comes last: nothing in it is looked for any more.
    String html =
        PAGE.replace("{{nonce}}", nonce)
            .replace("{{id}}", id)
            .replace("{{again}}", escaped(again))
            .replace("{{home}}", escaped(basePath + path.value()))
            .replace("{{label}}", escaped(label))
            .replace("{{told}}", escaped(told));
    String policy =
        "default-src 'none'; style-src 'nonce-"
            + nonce
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    return new Page(html, policy);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
