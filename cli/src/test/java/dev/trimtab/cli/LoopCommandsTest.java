package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.cli.screen.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of loops, and to them. */
final class LoopCommandsTest {
  private static final String LOOPS = "GET /v1/improvements/loops";
  private static final String LOOP = LOOPS + "/" + LoopSamples.ID;
  private static final String SAY = "POST /v1/improvements/loops/" + LoopSamples.ID;

  private final Terminal terminal = new Terminal();
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theyAreListedWithWhatTheyWaitFor() {
    server.on(LOOPS, 200, "[" + LoopSamples.WAITING + "]");

    int code =
        terminal.run(server, "loops", "--open", "-t", "watch", "-d", "support-bot", "-n", "5");

    assertThat(code).isZero();
    assertThat(server.calls())
        .containsExactly(
            "GET /v1/improvements/loops?template=watch&domain=support-bot&status=open&limit=5");
    assertThat(terminal.out())
        .contains(LoopSamples.ID + "  awaiting_approval  watch     support-bot  invoke_agent")
        .contains("success_rate  2026-03-02 09:30Z  ana or bo");
  }

  @Test
  void idsAreShortenedOnATerminalAsFarAsTheyStayDifferent() {
    Terminal narrow = new Terminal(new Style(false, true, true, 80));
    server.on(LOOPS, 200, "[" + LoopSamples.WAITING + "," + LoopSamples.OTHER + "]");

    assertThat(narrow.run(server, "loops", "--ended", "--state", "improved")).isZero();

    assertThat(server.calls())
        .containsExactly("GET /v1/improvements/loops?state=improved&status=ended&limit=20");
    assertThat(narrow.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(narrow.out())
        .contains("019ad3f1-6c2e-8abc-8  awaiting", "019ad3f1-6c2e-8abc-9  awaiting");

    Terminal alone = new Terminal(new Style(false, true, true, 120));
    server.on(LOOPS, 200, "[" + LoopSamples.WAITING + "]");
    alone.run(server, "loops");
    assertThat(alone.out().lines()).allMatch(line -> line.length() <= 120);
    assertThat(alone.out()).contains("019ad3f1-6c2e  awaiting_approval  watch");
  }

  @Test
  void openAndEndedExcludeEachOther() {
    assertThat(terminal.run(server, "loops", "--open", "--ended")).isEqualTo(2);
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void whereThereIsNoneTheNextStepIsSaid() {
    server.on(LOOPS, 200, "[]").on("GET /v1/improvements/templates", 200, "[]");

    terminal.run(server, "loops", "--open");
    assertThat(terminal.out())
        .startsWith("No loop is open.")
        .contains("trimtab templates library success-regression | trimtab templates apply -");

    Terminal second = new Terminal();
    server.on("GET /v1/improvements/templates", 200, "[" + LoopSamples.TEMPLATE + "]");
    second.run(server, "loops");
    assertThat(second.out()).startsWith("No loops.").contains("trimtab loops open NAME");

    Terminal filtered = new Terminal();
    filtered.run(server, "loops", "-d", "bot");
    assertThat(filtered.out()).isEqualTo("No loops like these.\n");
  }

  @Test
  void oneIsShownAtItsStep() {
    server.on(LOOP, 200, LoopSamples.WAITING_IN_DETAIL);

    assertThat(terminal.run(server, "loop", LoopSamples.ID)).isZero();

    assertThat(terminal.out())
        .isEqualTo(
            """
            watch, support-bot, invoke_agent, success_rate: awaiting_approval

            Loop      019ad3f1-6c2e-8abc-8000-000000000001
            Cause     success_rate fell from 0.91 to 0.6 (cp_4711)
            Opened    2026-03-02 09:30:00Z
            Template  watch, version 3
            Since     2026-03-02 09:30:02Z
            Waits for a yes by ana or bo (until 2026-03-02 13:30:02Z)

            Steps
            ✓ intake   research request, urgency medium
            ▶ approve  by ana or bo
              act      Roll back.
              verify   fresh outcomes decide

            Timeline
            2026-03-02 09:30:00Z  trimtab  success_rate fell from 0.91 to 0.6
            2026-03-02 09:30:02Z  trimtab  the approval of ana or bo is asked for → awaiting_approval

              trimtab approve 019ad3f1-6c2e --step 1
              trimtab reject 019ad3f1-6c2e --step 1
            """);
  }

  @Test
  void ofOneThatHasEndedTheVerdictIsShown() {
    server.on(LOOP, 200, LoopSamples.IMPROVED);

    assertThat(terminal.run(server, "loop", LoopSamples.ID)).isZero();

    assertThat(terminal.out())
        .startsWith("watch, support-bot, invoke_agent, success_rate: improved\n")
        .contains("Ended     2026-03-02 09:40:00Z, improved")
        .contains("✓ verify   fresh outcomes decide")
        .contains("after 0.918, before 0.6, samples 61")
        .contains("oncall   message  dead       12        connection refused")
        .contains("Verification: improved\nrecovered: nearer to what was usual, with 61 samples.")
        .contains("Difference  +31.8 %, within +16.0 % and +47.0 %")
        .contains("invoke_agent  latency_ms  900 ms  1.50 s       61  worse")
        .contains("what else changed meanwhile is in it too")
        .doesNotContain("Waits for", "trimtab approve");
  }

  @Test
  void whetherAnImprovementStandsAmongTheOthersIsSaid() {
    server.on(LOOP, 200, LoopSamples.IMPROVED);
    terminal.run(server, "loop", LoopSamples.ID);
    assertThat(unwrapped())
        .contains("Held against the 12 verifications before it, at 5 %: stands.")
        .contains(
            "Its evidence is 1,234 to 1, and 200 to 1 was needed; of all that stand, at most 5 %");
    String alone =
        LoopSamples.IMPROVED
            .replace("\"stands\":true", "\"stands\":false")
            .replace("\"number\":13", "\"number\":1");
    server.on(LOOP, 200, alone).on(LOOPS, 200, "[" + alone + "," + LoopSamples.WAITING + "]");
    terminal.run(server, "loop", LoopSamples.ID);
    assertThat(unwrapped())
        .contains(
            "Held as the first verification, at 5 %: does not stand, and holds by itself only.");
    terminal.run(server, "loops");
    assertThat(terminal.out()).contains("improved, by itself", "awaiting_approval ");
  }

  private String unwrapped() {
    return terminal.out().replaceAll("\\s+", " ");
  }

  @Test
  void whatClaimsNoImprovementIsNotSaidToStand() {
    server.on(
        LOOP,
        200,
        LoopSamples.IMPROVED
            .replace("\"stands\":true", "\"stands\":false")
            .replace("\"verdict\":\"improved\"", "\"verdict\":\"no_effect\""));
    terminal.run(server, "loop", LoopSamples.ID);
    assertThat(terminal.out()).contains("Verification: no_effect").doesNotContain("Held ");
  }

  @Test
  void theChartClosesInOnItsVerdict() {
    server.on(LOOP, 200, LoopSamples.IMPROVED);

    terminal.run(server, "loop", LoopSamples.ID);

    assertThat(terminal.out())
        .contains(
            """
            20  ‹────────────┼───────●─────────────────────────›  +25.0 %
            40  │   ├────────┼────────────●────────────────────┤  +30.0 %
            61  │            │├────────────●────────────┤         +31.8 %
                +0.0 %    +15.5 %                        +55.0 %
            """);
  }

  @Test
  void theBeginningOfAnIdWillDoWhereItIsOneLoops() {
    server.on(LOOPS, 200, "[" + LoopSamples.WAITING + "]").on(LOOP, 200, LoopSamples.IMPROVED);

    assertThat(terminal.run(server, "loop", "019AD3F1")).isZero();

    assertThat(server.calls()).containsExactly("GET /v1/improvements/loops?limit=1000", LOOP);
  }

  @Test
  void theSearchEndsWhereIdsAreLower() {
    String next = "</v1/improvements/loops?cursor=c2>; rel=\"next\"";
    server.on(
        LOOPS,
        asked -> new FakeServer.Answer(200, "[" + LoopSamples.WAITING + "]", Map.of("Link", next)));

    assertThat(terminal.run(server, "loop", "0200")).isEqualTo(1);

    assertThat(server.calls())
        .containsExactly("GET /v1/improvements/loops?limit=1000", LOOPS + "/0200");
  }

  @Test
  void theBeginningOfSeveralIsNoneAndSaysWhose() {
    server.on(LOOPS, 200, "[" + LoopSamples.WAITING + "," + LoopSamples.OTHER + "]");

    assertThat(terminal.run(server, "approve", "019ad3f1")).isEqualTo(2);

    assertThat(server.calls()).containsExactly("GET /v1/improvements/loops?limit=1000");
    assertThat(terminal.err())
        .startsWith("More than one loop has an id that begins with 019ad3f1; say more of it:")
        .contains(LoopSamples.ID + "  watch, support-bot, invoke_agent, success_rate: awaiting")
        .contains(LoopSamples.OTHER_ID + "  other");
  }

  @Test
  void whatSomebodySaysIsSent() {
    for (String call : new String[] {"approve", "reject", "actions", "notes", "cancel"}) {
      server.on(SAY + "/" + call, 200, LoopSamples.WAITING_IN_DETAIL);
    }

    assertThat(say("approve", "--step", "1", "--note", "go")).isZero();
    assertThat(say("reject", "--step", "3")).isZero();
    assertThat(say("done", "--step", "2", "--note", "v41")).isZero();
    assertThat(say("done", "--failed", "--step", "2", "--undo")).isZero();
    assertThat(terminal.run(server, "loops", "note", LoopSamples.ID, "seen")).isZero();
    assertThat(terminal.run(server, "loops", "cancel", LoopSamples.ID)).isZero();

    assertThat(server.asked.stream().map(asked -> asked.call() + " " + asked.body()))
        .containsExactly(
            SAY + "/approve?step=1 {\"note\":\"go\"}",
            SAY + "/reject?step=3 {}",
            SAY + "/actions?step=2 {\"status\":\"done\",\"note\":\"v41\"}",
            SAY + "/actions?step=2&undo=true {\"status\":\"failed\"}",
            SAY + "/notes {\"note\":\"seen\"}",
            SAY + "/cancel {}");
    assertThat(terminal.out())
        .startsWith(
            "Approved " + LoopSamples.ID + " (watch).\nNow awaiting_approval, waits for: a yes");
  }

  private int say(String... what) {
    List<String> call = new ArrayList<>(List.of(what));
    call.add(1, LoopSamples.ID);
    return terminal.run(server, call.toArray(String[]::new));
  }

  @Test
  void aWordIsForTheStepThatTheLoopIsAt() {
    server.on(LOOP, 200, LoopSamples.WAITING_IN_DETAIL);
    for (String call : new String[] {"approve", "reject", "actions"}) {
      server.on(SAY + "/" + call, 200, LoopSamples.WAITING_IN_DETAIL);
    }

    assertThat(say("approve")).isZero();
    assertThat(say("reject")).isZero();
    assertThat(say("done")).isZero();

    assertThat(server.calls())
        .containsExactly(
            LOOP,
            SAY + "/approve?step=1",
            LOOP,
            SAY + "/reject?step=1",
            LOOP,
            SAY + "/actions?step=1");
  }

  @Test
  void whatComesNextIsSaidBehindAYes() {
    server.on(SAY + "/approve", 200, LoopSamples.ACTING);

    say("approve", "--step", "1");

    assertThat(terminal.out())
        .contains(
            "Now acting, waits for: Roll back. (until 2026-03-02 13:30:02Z)",
            "trimtab done 019ad3f1-6c2e --step 2 --failed");
  }

  @Test
  void aRefusalIsAFailure() {
    String refusal =
        "{\"status\":409,\"detail\":\"the loop does not wait for an approval: it is acting\"}";
    server.on(SAY + "/approve", 409, refusal);

    assertThat(say("approve", "--step", "1")).isEqualTo(1);

    assertThat(terminal.err()).contains("does not wait for an approval: it is acting");
  }

  @Test
  void oneIsOpenedByHand() {
    server.on("POST /v1/improvements/loops", 201, LoopSamples.WAITING);

    int code =
        terminal.run(
            server,
            "loops",
            "open",
            "watch",
            "-d",
            "bot",
            "-e",
            "run",
            "-m",
            "success_rate",
            "--why",
            "prompt v42 goes out");

    assertThat(code).isZero();
    assertThat(server.asked.getFirst().body())
        .isEqualTo(
            "{\"template\":\"watch\",\"domain\":\"bot\",\"event_type\":\"run\","
                + "\"metric_type\":\"success_rate\",\"why\":\"prompt v42 goes out\"}");
  }

  @Test
  void oneIsVerifiedNow() {
    server.on(SAY + "/verify", 200, LoopSamples.IMPROVED);

    assertThat(terminal.run(server, "loops", "verify", LoopSamples.ID)).isZero();

    assertThat(terminal.out()).contains("Verification: improved");
  }

  @Test
  void oneIsFollowedLineByLineToItsVerdict() {
    answerInTurn(
        LoopSamples.WAITING_IN_DETAIL, LoopSamples.WAITING_IN_DETAIL, LoopSamples.IMPROVED);

    assertThat(terminal.run(server, "loop", LoopSamples.ID, "--follow", "--every", "0")).isZero();

    assertThat(terminal.out()).containsOnlyOnce("the approval of ana or bo is asked for");
    assertThat(terminal.out()).containsOnlyOnce("the loop ends → improved");
    assertThat(terminal.out()).endsWith("what else changed meanwhile is in it too.\n");
  }

  @Test
  void onATerminalWhatItWaitsForStandsBelow() {
    Terminal live = new Terminal(new Style(false, true, true, 80));
    answerInTurn(LoopSamples.WAITING_IN_DETAIL, LoopSamples.IMPROVED);

    live.run(server, "loop", LoopSamples.ID, "--follow", "--every", "0");

    assertThat(live.out()).contains("\rawaiting_approval, waits for: a yes by ana or bo");
    assertThat(live.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void oneThatDidNotImproveIsAFailureToItsFollower() {
    String worse =
        LoopSamples.IMPROVED.replace("\"state\":\"improved\"", "\"state\":\"no_effect\"");
    answerInTurn(LoopSamples.WAITING_IN_DETAIL, worse);

    int code = terminal.run(server, "loop", LoopSamples.ID, "-f", "--every", "0", "--json");

    assertThat(code).isEqualTo(1);
    assertThat(terminal.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":"));
  }

  private void answerInTurn(String... answers) {
    AtomicInteger asked = new AtomicInteger();
    server.on(
        LOOP,
        call ->
            new FakeServer.Answer(
                200, answers[Math.min(asked.getAndIncrement(), answers.length - 1)], Map.of()));
  }
}
