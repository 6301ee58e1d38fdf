package dev.trimtab.server.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trimtab.client.Json;
import dev.trimtab.server.auth.IssuerKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An identity provider that does what a test wants, wrong things too, on a real port. */
final class FakeProvider implements AutoCloseable {
  static final String CLIENT = "trimtab test";
  static final String SECRET = "a secret: 100% & more";

  /** What is in an ID token, in JSON, and how it is signed. */
  record Signed(ObjectNode claims, UnaryOperator<String> signature) {}

  private record Grant(String challenge, String redirect, Signed token) {}

  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final int port;
  private HttpServer server;

  volatile IssuerKey key = IssuerKey.of("k1", "RS256");
  volatile int tokenStatus = 200;
  volatile ObjectNode userInfo = Json.MAPPER.createObjectNode();

  FakeProvider() {
    start(0);
    port = server.getAddress().getPort();
  }

  String issuer() {
    return "http://127.0.0.1:" + port + "/realm";
  }

  void start() {
    start(port);
  }

  private void start(int at) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext(
        "/realm/.well-known/openid-configuration", exchange -> answer(exchange, 200, document()));
    server.createContext(
        "/realm/keys", exchange -> answer(exchange, 200, IssuerKey.keySet(List.of(key))));
    server.createContext("/realm/token", this::token);
    server.createContext("/realm/me", exchange -> answer(exchange, 200, userInfo.toString()));
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Good claims of somebody. */
  ObjectNode claims(String subject, String nonce, String... groups) {
    long now = Instant.now().getEpochSecond();
    ObjectNode claims =
        Json.MAPPER
            .createObjectNode()
            .put("iss", issuer())
            .put("aud", CLIENT)
            .put("sub", subject)
            .put("name", "Ana <b>Silva</b>")
            .put("nonce", nonce)
            .put("iat", now)
            .put("exp", now + 60);
    Arrays.stream(groups).forEach(claims.withArray("groups")::add);
    return claims;
  }

  /** A code that is good once, for what the browser was sent here with. */
  String code(Map<String, String> asked, ObjectNode claims) {
    return code(asked, new Signed(claims, json -> key.signed(json)));
  }

  String code(Map<String, String> asked, Signed token) {
    String code = "code-" + grants.size() + "-" + System.nanoTime();
    grants.put(code, new Grant(asked.get("code_challenge"), asked.get("redirect_uri"), token));
    return code;
  }

  private String document() {
    return Json.MAPPER
        .createObjectNode()
        .put("issuer", issuer())
        .put("authorization_endpoint", issuer() + "/authorize?kind=test")
        .put("token_endpoint", issuer() + "/token")
        .put("jwks_uri", issuer() + "/keys")
        .put("userinfo_endpoint", issuer() + "/me")
        .put("end_session_endpoint", issuer() + "/logout")
        .toString();
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = form(body);
    Grant grant = grants.remove(form.getOrDefault("code", ""));
    String basic = exchange.getRequestHeaders().getFirst("Authorization");
    if (tokenStatus != 200) {
      answer(exchange, tokenStatus, "{}");
    } else if (!isClient(basic)) {
      answer(exchange, 401, "{\"error\":\"invalid_client\"}");
    } else if (grant == null
        || !grant.redirect.equals(form.get("redirect_uri"))
        || !grant.challenge.equals(challenge(form.getOrDefault("code_verifier", "")))) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    } else {
      ObjectNode tokens = Json.MAPPER.createObjectNode();
      tokens.put("access_token", "at").put("token_type", "Bearer");
      tokens.put("id_token", grant.token.signature.apply(grant.token.claims.toString()));
      answer(exchange, 200, tokens.toString());
    }
  }

  private static boolean isClient(String basic) {
    if (basic == null || !basic.startsWith("Basic ")) {
      return false;
    }
    String pair =
        new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8);
    String[] parts = pair.split(":", 2);
    return decoded(parts[0]).equals(CLIENT) && decoded(parts[1]).equals(SECRET);
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A query or a form. */
  static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
