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
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private TlsFiles() {}

  /**
   * Checks that both can be read, belong together, and are good at this time.
   *
   * @throws StartFailure saying what is wrong with which file
   */
  static void check(Path certificateFile, Path keyFile, Clock clock) {
    X509Certificate certificate = certificate(certificateFile);
    Instant now = clock.instant();
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      throw failure(
          certificateFile, "has expired on " + certificate.getNotAfter().toInstant(), null);
    }
    if (now.isBefore(certificate.getNotBefore().toInstant())) {
      throw failure(
          certificateFile, "is not good before " + certificate.getNotBefore().toInstant(), null);
    }
    PublicKey open = certificate.getPublicKey();
    if (!belongTogether(key(keyFile, open.getAlgorithm()), open)) {
      throw failure(keyFile, "is not the key of the certificate in " + certificateFile, null);
    }
  }

  private static X509Certificate certificate(Path file) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(read(file)));
    } catch (CertificateException malformed) {
      throw failure(file, "is no certificate in PEM", malformed);
    }
  }

  private static PrivateKey key(Path file, String algorithm) {
    Matcher key = KEY.matcher(new String(read(file), StandardCharsets.US_ASCII));
    if (!key.find()) {
      throw failure(
          file,
          "is no private key in PEM (PKCS #8, without a password); openssl pkcs8 -topk8 -nocrypt"
              + " makes one",
          null);
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(key.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException other) {
      throw failure(file, "is no private key of the certificate's kind, " + algorithm, other);
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

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw failure(file, "cannot be read", unreadable);
    }
  }

  private static StartFailure failure(Path file, String says, @Nullable Exception cause) {
    return new StartFailure("the TLS file " + file + " " + says, cause);
  }
}
