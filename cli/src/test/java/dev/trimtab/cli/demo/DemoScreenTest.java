package dev.trimtab.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.cli.screen.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the demonstration shows on a terminal and in a pipe. */
class DemoScreenTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
  private static final String KEY = "tt_" + "k".repeat(43);
  private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-9;]*[a-zA-Z]");

  private final FleetSimulator simulator = new FleetSimulator(7, NOW);

  /** Everything it has to say. */
  private String shown(Style style) {
    StringWriter text = new StringWriter();
    DemoScreen screen = new DemoScreen(new PrintWriter(text), style);
    screen.banner();
    screen.filling("acme", 2_000);
    screen.filled("acme", 41_234, KEY);
    screen.regression("acme", simulator.regression());
    screen.tryThis("./trimtab", URI.create("http://127.0.0.1:8433"), KEY, "support-bot");
    for (int i = 0; i < 50; i++) {
      screen.live(NOW, simulator.live(NOW));
    }
    screen.end();
    return text.toString();
  }

  @Test
  void aPipeGetsWhatIsNeededAndNoMore() {
    String text = shown(Style.PLAIN);

    assertThat(text).startsWith("\nSIMULATED  ").doesNotContain("\r").doesNotContain("\u001b");
    assertThat(text)
        .contains("acme       41,234 events  " + KEY)
        .contains("\n  export TRIMTAB_KEY=" + KEY + "\n")
        .contains("support-bot of acme declines since 1 Mar 11:00 UTC")
        .endsWith("Ctrl-C stops.\n\n");
  }

  @Test
  void aTerminalFollowsTheRunsOnOneLine() {
    String text = shown(new Style(true, true, true));

    String[] last = text.substring(text.indexOf("stops.\n\n") + 8).split("\r", -1);
    assertThat(last).hasSize(51);
    assertThat(CONTROL.matcher(last[50]).replaceAll(""))
        .startsWith("09:30:00  50 runs, ")
        .endsWith("\n");
    assertThat(text).contains("2,000 events ...");
  }

  @Test
  void everyLineFitsAnOrdinaryTerminal() {
    for (Style style : new Style[] {Style.PLAIN, new Style(true, true, true)}) {
      assertThat(CONTROL.matcher(shown(style)).replaceAll("").split("[\r\n]", -1))
          .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }
  }
}
