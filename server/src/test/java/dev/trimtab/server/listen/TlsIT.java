package dev.trimtab.server.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS by certificate files. */
class TlsIT {
  @TempDir Path folder;

  @Test
  void httpsIsSpokenAndPlainHttpIsNot() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder);
    try (ServerProcess server = ServerProcess.ephemeral(certificate.write(folder));
        HttpClient client =
            HttpClient.newBuilder().sslContext(TestCertificate.trusting(certificate)).build()) {
      assertThat(server.uri().getScheme()).isEqualTo("https");
      HttpResponse<String> answer = health(client, server.uri());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);

      URI plain = URI.create("http://127.0.0.1:" + server.uri().getPort());
      assertThatThrownBy(() -> health(client, plain)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void plainHttpIsRedirectedWhereThatIsAskedFor() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder);
    int plain = freePort();
    String secure = Integer.toString(freePort());
    Map<String, String> settings = new HashMap<>(certificate.write(folder));
    settings.put("TRIMTAB_HTTP_TLS_REDIRECT_PORT", Integer.toString(plain));
    try (ServerProcess _ = ServerProcess.start(folder, settings, "--ephemeral", "--port", secure);
        HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer = health(browser, URI.create("http://127.0.0.1:" + plain));
      assertThat(answer.statusCode()).isEqualTo(301);
      assertThat(answer.headers().firstValue("Location").orElseThrow())
          .isEqualTo("https://127.0.0.1:" + secure + "/v1/outcomes/health");
    }
  }

  @Test
  void aRenewedCertificateIsShownToNewConnectionsAndOldOnesStay() throws Exception {
    TestCertificate first = TestCertificate.make(folder);
    try (ServerProcess server = ServerProcess.ephemeral(first.write(folder));
        SSLSocket open = connect(server, first)) {
      TestCertificate second = TestCertificate.make(folder);
      second.write(folder);
      awaitShown(server, second);
      open.getOutputStream()
          .write(
              "GET /v1/outcomes/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(open.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void aCertificateWithoutItsKeyIsNotTakenIntoUse() throws Exception {
    TestCertificate first = TestCertificate.make(folder);
    try (ServerProcess server = ServerProcess.ephemeral(first.write(folder))) {
      TestCertificate second = TestCertificate.make(folder);
      second.writeCertificate(folder.resolve("tls.crt"));
      awaitLine(server, "The certificate in use stays: trimtab.http.tls.key: ");
      connect(server, first).close();

      second.writeKey(folder.resolve("tls.key"));
      awaitShown(server, second);
      assertThat(server.output()).contains("tls.crt is in use");
    }
  }

  @Test
  void filesThatCannotServeAreToldInOneLine() throws Exception {
    Map<String, String> settings = TestCertificate.make(folder).write(folder);
    Path key = folder.resolve("tls.key");

    TestCertificate.make(folder).writeKey(key);
    assertFails(settings, "tls.key is not the key of the certificate");
    Files.writeString(key, "no key");
    assertFails(settings, "tls.key is no private key in PEM");
    Files.delete(key);
    assertFails(settings, "tls.key cannot be read");
    TestCertificate.make(folder, "-startdate", "-10d", "-validity", "2").write(folder);
    assertFails(settings, "tls.crt has expired on ");
    Files.writeString(folder.resolve("tls.crt"), "no certificate");
    assertFails(settings, "tls.crt is no certificate in PEM");
    assertFails(Map.of("TRIMTAB_HTTP_TLS_KEY", key.toString()), "go together");
  }

  @Test
  void aRedirectNeedsToKnowWhereTo() throws Exception {
    Map<String, String> settings = new HashMap<>(TestCertificate.make(folder).write(folder));
    settings.put("TRIMTAB_HTTP_TLS_REDIRECT_PORT", "8080");
    assertFails(settings, "trimtab.http.tls.redirect-port needs a trimtab.http.port that is not 0");
  }

  private static void awaitLine(ServerProcess server, String part) {
    Patience.await(part, () -> server.output().contains(part));
  }

  /** Only this one is trusted: as long as another is shown, the handshake fails. */
  private static void awaitShown(ServerProcess server, TestCertificate certificate) {
    Patience.await("the renewed certificate", () -> isShown(server, certificate));
  }

  private static boolean isShown(ServerProcess server, TestCertificate certificate) {
    try (SSLSocket _ = connect(server, certificate)) {
      return true;
    } catch (IOException notYet) {
      return false;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void assertFails(Map<String, String> settings, String says) {
    ServerProcess.Failure failure = ServerProcess.fail(settings, "--ephemeral");
    assertThat(failure.output().lines()).as(failure.output()).hasSize(1);
    assertThat(failure.output()).startsWith("trimtab: trimtab.http.tls.").contains(says);
    assertThat(failure.exitCode()).isEqualTo(1);
  }

  private static SSLSocket connect(ServerProcess server, TestCertificate trusted) throws Exception {
    SSLSocket socket =
        (SSLSocket)
            TestCertificate.trusting(trusted)
                .getSocketFactory()
                .createSocket("localhost", server.uri().getPort());
    socket.startHandshake();
    return socket;
  }

  private static HttpResponse<String> health(HttpClient client, URI server) throws Exception {
    URI health = server.resolve("/v1/outcomes/health");
    return client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
