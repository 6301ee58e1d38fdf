package dev.trimtab.server.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A person with a browser of their own, that keeps cookies; each comes from another address. */
final class Visitor {
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final FakeProvider provider;
  private final HttpCalls calls;
  private final String base;
  private final Map<String, String> cookies = new HashMap<>();

  Visitor(FakeProvider provider, URI server, String base) {
    this.provider = provider;
    this.base = base;
    this.calls =
        HttpCalls.to(server)
            .with("X-Forwarded-For", "192.0.2." + ADDRESSES.incrementAndGet())
            .with("X-Forwarded-Proto", "https")
            .with("Accept", "text/html,*/*;q=0.8");
  }

  /** A sign-in under way: what the provider was asked, and what it answered. */
  record Begun(Map<String, String> asked, Answer answer) {
    String nonce() {
      return asked.get("nonce");
    }
  }

  Begun begin(String path) {
    String encoded = URLEncoder.encode(path, StandardCharsets.UTF_8);
    Answer answer = get("/v1/session/oidc/start?return=" + encoded);
    String location = answer.header("Location");
    return new Begun(
        location == null ? Map.of() : FakeProvider.form(URI.create(location).getRawQuery()),
        answer);
  }

  /** Comes back from the provider with a code that is worth a token of those claims. */
  Answer comeBack(Begun begun, ObjectNode claims) {
    return comeBack("code=" + provider.code(begun.asked(), claims), begun.asked().get("state"));
  }

  Answer comeBack(String parameters, String state) {
    return get("/v1/session/oidc/callback?" + parameters + "&state=" + state);
  }

  /** The whole of it. */
  Answer signIn(String subject, String... groups) {
    Begun begun = begin("/changes?domain=a%20b");
    return comeBack(begun, provider.claims(subject, begun.nonce(), groups));
  }

  Answer get(String path) {
    Answer answer = dashboard().get(base + path);
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.replaceAll(";.*", "").split("=", 2);
      if (pair[1].isEmpty()) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    return answer;
  }

  /** Calls with the cookies. */
  HttpCalls dashboard() {
    String all =
        cookies.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("; "));
    HttpCalls own = calls.with("X-Trimtab-Dashboard", "1");
    return all.isEmpty() ? own : own.with("Cookie", all);
  }

  Map<String, String> cookies() {
    return cookies;
  }
}
