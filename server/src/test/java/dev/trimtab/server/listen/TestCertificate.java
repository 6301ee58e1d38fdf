package dev.trimtab.server.listen;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for this machine, made by the JDK's own tool, and its key. */
record TestCertificate(KeyStore store) {
  private static final String ALIAS = "server";
  private static final String PASSWORD = "changeit";

  /** One that is good today. */
  static TestCertificate make(Path folder) throws Exception {
    return make(folder, "-validity", "2");
  }

  static TestCertificate make(Path folder, String... validity) throws Exception {
    Path file = folder.resolve("made.p12");
    Files.deleteIfExists(file);
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-dname", "CN=test"));
    command.addAll(List.of("-ext", "san=dns:localhost,ip:127.0.0.1", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(validity));
    Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tool.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD.toCharArray());
    return new TestCertificate(store);
  }

  Certificate certificate() throws GeneralSecurityException {
    return store.getCertificate(ALIAS);
  }

  void writeCertificate(Path file) throws GeneralSecurityException, IOException {
    write(file, "CERTIFICATE", certificate().getEncoded());
  }

  void writeKey(Path file) throws GeneralSecurityException, IOException {
    write(file, "PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
  }

  /** Writes both, and names them to the server. */
  Map<String, String> write(Path folder) throws GeneralSecurityException, IOException {
    writeCertificate(folder.resolve("tls.crt"));
    writeKey(folder.resolve("tls.key"));
    return Map.of(
        "TRIMTAB_HTTP_TLS_CERTIFICATE", folder.resolve("tls.crt").toString(),
        "TRIMTAB_HTTP_TLS_KEY", folder.resolve("tls.key").toString(),
        "TRIMTAB_HTTP_TLS_RELOAD", "1s");
  }

  /** Trusts these certificates and no other. */
  static SSLContext trusting(TestCertificate... certificates) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (TestCertificate each : certificates) {
      trusted.setCertificateEntry("trusted" + trusted.size(), each.certificate());
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(
        written, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
