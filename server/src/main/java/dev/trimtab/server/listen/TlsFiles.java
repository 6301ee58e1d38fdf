package dev.trimtab.server.listen;

import dev.trimtab.server.wiring.StartFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at a certificate and its key before the server listens with them. */
final class TlsFiles {
  static final String CERTIFICATE = "trimtab.http.tls.certificate";
  static final String KEY = "trimtab.http.tls.key";

  private static final Pattern PEM_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private TlsFiles() {}

  /**
   * Checks that both can be read, belong together, and are good at this time.
   *
   * @throws StartFailure naming the setting, and saying what is wrong with its file
   */
  static void check(Path certificateFile, Path keyFile, Clock clock) {
    X509Certificate certificate = certificate(certificateFile);
    Instant now = clock.instant();
    Instant end = certificate.getNotAfter().toInstant();
    Instant begin = certificate.getNotBefore().toInstant();
    if (now.isAfter(end)) {
      throw failure(CERTIFICATE, certificateFile + " has expired on " + end, null);
    }
    if (now.isBefore(begin)) {
      throw failure(CERTIFICATE, certificateFile + " is not good before " + begin, null);
    }
    PublicKey open = certificate.getPublicKey();
    if (!belongTogether(key(keyFile, open.getAlgorithm()), open)) {
      throw failure(
          KEY, keyFile + " is not the key of the certificate in " + certificateFile, null);
    }
  }

  private static X509Certificate certificate(Path file) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(read(CERTIFICATE, file)));
    } catch (CertificateException malformed) {
      throw failure(CERTIFICATE, file + " is no certificate in PEM", malformed);
    }
  }

  private static PrivateKey key(Path file, String algorithm) {
    Matcher key = PEM_KEY.matcher(new String(read(KEY, file), StandardCharsets.US_ASCII));
    if (!key.find()) {
      throw failure(
          KEY,
          file
              + " is no private key in PEM (PKCS #8, without a password);"
              + " openssl pkcs8 -topk8 -nocrypt -in "
              + file
              + " makes one of other kinds",
          null);
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(key.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException other) {
      throw failure(
          KEY, file + " is no private key of the certificate's kind, " + algorithm, other);
    }
  }

  private static boolean belongTogether(PrivateKey secret, PublicKey open) {
    try {
      Signature signature = Signature.getInstance(signatureOf(open.getAlgorithm()));
      byte[] text = {1};
      signature.initSign(secret);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(open);
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException doNotFit) {
      return false;
    }
  }

  private static String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm;
    };
  }

  private static byte[] read(String setting, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw failure(setting, file + " cannot be read", unreadable);
    }
  }

  private static StartFailure failure(String setting, String says, @Nullable Exception cause) {
    return new StartFailure(setting + ": " + says, cause);
  }
}
