package dev.trimtab.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AlertLabelsTest {
  /** By its definition: FNV-1a of no bytes is its offset, and of "a" a published value. */
  @Test
  void theFingerprintIsTheOneOfAlertmanager() {
    assertThat(AlertLabels.fingerprint(new TreeMap<>())).isEqualTo("cbf29ce484222325");
    String one = AlertLabels.fingerprint(new TreeMap<>(Map.of("a", "b", "c", "d")));
    assertThat(one).isEqualTo(oracle("a", "b", "c", "d")).hasSize(16);
    assertThat(AlertLabels.fingerprint(new TreeMap<>(Map.of("ab", "", "c", "d"))))
        .isNotEqualTo(one);
  }

  private static String oracle(String... texts) {
    BigInteger hash = new BigInteger("14695981039346656037");
    BigInteger prime = new BigInteger("1099511628211");
    BigInteger mask = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    for (String text : texts) {
      for (char each : (text + "\u00ff").toCharArray()) {
        hash = hash.xor(BigInteger.valueOf(each)).multiply(prime).and(mask);
      }
    }
    return "%016x".formatted(hash);
  }
}
