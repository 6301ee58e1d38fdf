package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shells are given, and that bash can use it. */
class CompletionTest {
  @TempDir private Path folder;

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    assertThat(complete("trimtab", "da")).contains("dashboard");
    assertThat(complete("trimtab", "trend", "--win")).contains("--window");
    assertThat(complete("trimtab", "keys", "rot")).contains("rotate");
    assertThat(complete("trimtab", "loops", "can")).contains("cancel");
    assertThat(complete("trimtab", "loops", "--sta")).contains("--state");
    assertThat(complete("trimtab", "templates", "sim")).contains("simulate");
  }

  @Test
  void theOthersGetTheirOwn() {
    assertThat(script("zsh")).startsWith("autoload -U +X bashcompinit").contains("complete -F");
    assertThat(script("fish"))
        .contains("complete -c trimtab -n '__fish_use_subcommand' -f -a trend -d '")
        .contains("complete -c trimtab -n '__fish_seen_subcommand_from trend' -s w -l window -r")
        .contains(
            "complete -c trimtab -n '__fish_seen_subcommand_from export' -l format -r -f -a '");
  }

  /** Asks a bash that has read the script what may follow. */
  private String complete(String... words) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("trimtab.bash"), script("bash"));
    String line = String.join(" ", words);
    String ask =
        """
        source %s
        COMP_WORDS=(%s) COMP_CWORD=%d COMP_LINE='%s' COMP_POINT=%d
        function=$(complete -p trimtab | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
        $function trimtab %s
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(
                script, line, words.length - 1, line, line.length(), words[words.length - 1]);
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", ask).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    return said;
  }

  private static String script(String shell) {
    Terminal terminal = new Terminal();
    assertThat(terminal.run("completion", shell)).isZero();
    return terminal.out();
  }
}
