package dev.trimtab.server.keeping;

import dev.trimtab.storage.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at the configuration in the environment and at the flags of the Java machine. */
public final class SettingChecks {
  private static final String PREFIX = "TRIMTAB_";

  /** Of the command line alone, and of the launcher. */
  private static final Set<String> OTHERS =
      Set.of("TRIMTAB_URL", "TRIMTAB_KEY", "TRIMTAB_BUILDING", "TRIMTAB_DATA");

  private SettingChecks() {}

  /**
   * What was found.
   *
   * @param environment of this process
   * @param known every configuration key there is
   * @param value what a key is set to; null where it is not
   * @param flags of the Java machine
   */
  public static List<Finding> of(
      Map<String, String> environment,
      Set<String> known,
      Function<String, @Nullable String> value,
      List<String> flags) {
    List<Finding> findings = new ArrayList<>();
    findings.add(unknown(environment, known));
    if (isTrue(value.apply("trimtab.auth.new-admin-key"))) {
      findings.add(
          Finding.warning(
              "new-admin-key",
              "trimtab.auth.new-admin-key is on: each start makes another operator key",
              "take it out again, and revoke those that nobody uses: trimtab keys list"));
    }
    if ("0.0.0.0".equals(value.apply("trimtab.http.bind"))) {
      findings.add(
          Finding.note(
              "bind",
              "the server listens on every address of this machine",
              "let nobody reach it but through TLS"));
    }
    if (flags.stream().noneMatch(flag -> flag.startsWith("--enable-native-access"))) {
      findings.add(
          Finding.note(
              "java",
              "Java was started without the flags of the launcher (server/jvm.options): memory is"
                  + " not bounded as measured",
              "start it with ./trimtab, or take the flags over"));
    }
    return findings;
  }

  /** What is misspelt in a file ends the start; in the environment nobody else notices. */
  private static Finding unknown(Map<String, String> environment, Set<String> known) {
    Set<String> variables = known.stream().map(SettingChecks::variable).collect(Collectors.toSet());
    List<String> strange =
        environment.keySet().stream()
            .filter(name -> name.startsWith(PREFIX) && !OTHERS.contains(name))
            .filter(name -> !variables.contains(name))
            .sorted()
            .toList();
    return strange.isEmpty()
        ? Finding.ok("configuration", "every TRIMTAB_ variable of the environment is known")
        : Finding.warning(
            "configuration",
            "no setting has the name " + String.join(", ", strange) + ": it does nothing",
            "see docs/configuration.md for the names");
  }

  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static boolean isTrue(@Nullable String text) {
    return "true".equals(text);
  }
}
