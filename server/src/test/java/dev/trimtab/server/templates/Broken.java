package dev.trimtab.server.templates;

import java.util.List;
import java.util.stream.Stream;

/**
 * A document that is no template, or barely one.
 *
 * @param text of the document
 * @param faults that the reader names
 * @param isSeenBySchema whether an editor with the schema can see that it is wrong
 */
record Broken(String text, List<String> faults, boolean isSeenBySchema) {
  private static final String NAME = "name: watch";
  private static final String MATCH = "match: {metric_type: success_rate}";
  private static final String TRIGGER = "trigger: change_point";
  private static final String STEPS = "steps: [verify]";

  /** The shortest template, on four lines. */
  static final String LEAST = lines(NAME, MATCH, TRIGGER, STEPS);

  static Stream<Broken> all() {
    return Stream.of(texts(), fields(), matches(), triggers(), patience(), steps(), verdicts())
        .flatMap(each -> each);
  }

  private static Stream<Broken> texts() {
    return Stream.of(
        unseen("", "1:1 /: is empty: name, match, trigger and steps are needed"),
        seen("- a", "1:1 /: must have fields, not be a list"),
        seen(
            lines(NAME, "match: cost_usd", TRIGGER, STEPS),
            "2:8 /match: must have fields, not be a text"),
        unseen(
            lines(LEAST, "description: \"a \u0085 b\""),
            "5:17 /: holds a character that YAML forbids; in double quotes it can be escaped"),
        unseen(
            "name: [",
            "1:8 /: cannot be read as YAML or JSON: expected the node content, but found '<stream end>'"),
        unseen(lines(LEAST, "---", LEAST), "5:1 /: must be one document: another one begins here"),
        unseen(lines(LEAST, "name: again"), "5:1 /name: is given twice"),
        unseen(
            lines(LEAST, "description: &a text"),
            "5:14 /description: has an anchor, which is not read here: a text that begins with & needs quotes"),
        unseen(
            lines(LEAST, "description: !!str text"),
            "5:14 /description: has a tag, which is not read here: a text that begins with ! needs quotes"),
        unseen(
            lines(NAME, "match: {metric_type: success_rate, domain: *bot}", TRIGGER, STEPS),
            "2:44 /match/domain: is an alias, which is not read here: a text that begins with * needs quotes"),
        unseen(
            LEAST + "\u0001",
            "5:1 /: holds a character that YAML forbids; in double quotes it can be escaped"),
        unseen(
            lines(LEAST, "description: " + "[".repeat(20) + "]".repeat(20)),
            "5:26 /: must not lie deeper than 12 levels"),
        unseen("#" + "x".repeat(64 * 1024), "1:1 /: must have at most 64 KiB"),
        unseen("#" + "ß".repeat(32 * 1024), "1:1 /: must have at most 64 KiB"));
  }

  private static Stream<Broken> fields() {
    return Stream.of(
        seen(
            lines(NAME, MATCH, "triger: manual", STEPS),
            "1:1 /: needs trigger",
            "3:1 /triger: is not a field here; did you mean trigger?"),
        seen(lines(LEAST, "zebra: 1"), "5:1 /zebra: is not a field here"),
        seen(
            lines("name: Watch", MATCH, TRIGGER, STEPS),
            "1:7 /name: must begin with a lower-case letter and go on with lower-case letters, digits and hyphens, 63 at the most"),
        seen(
            lines("name: 7", MATCH, TRIGGER, STEPS),
            "1:7 /name: must be a text: put quotes around 7"),
        seen(
            lines("name:", MATCH, TRIGGER, STEPS),
            "1:6 /name: says nothing: must be a text, or be left out where it has a default"),
        seen(
            lines(LEAST, "description: " + "x".repeat(4001)),
            "5:14 /description: must have at most 4000 characters"),
        unseen(
            lines(LEAST, "description: \"a\\0b\""),
            "5:14 /description: must not contain the NUL character"),
        seen(lines(LEAST, "priority: 101"), "5:11 /priority: must be between 0 and 100"),
        seen(lines(LEAST, "priority: 99999999999"), "5:11 /priority: must be between 0 and 100"),
        seen(lines(LEAST, "priority: 1.5"), "5:11 /priority: must be a whole number"),
        seen(
            lines(LEAST, "on_worse: rollback"),
            "5:11 /on_worse: must be one of roll_back, escalate; did you mean roll_back?"),
        seen(
            lines(LEAST, "on_undecided: [close]"),
            "5:15 /on_undecided: must be one of close, escalate, not a list"));
  }

  private static Stream<Broken> matches() {
    return Stream.of(
        match("{}", "2:8 /match: needs metric_type"),
        match("{metric_type: []}", "2:22 /match/metric_type: must name at least one"),
        match(
            "{metric_type: success}",
            "2:22 /match/metric_type: must be one of success_rate, quality_score, latency_ms, cost_usd"),
        match(
            "{metric_type: failure_class}",
            "2:22 /match/metric_type: must be one of success_rate, quality_score, latency_ms, cost_usd"),
        match("{metric_type: [cost_usd, cost_usd]}", "2:33 /match/metric_type/1: is named twice"),
        match("{metric_type: cost_usd, domain: ''}", "2:40 /match/domain: must not be blank"),
        match(
            "{metric_type: cost_usd, environment: [a]}",
            "2:45 /match/environment: must be a text, not a list"),
        match(
            "{metric_type: cost_usd, metadata: {a: {b: c}}}",
            "2:46 /match/metadata/a: must be a text, a number or a truth value, not fields"),
        match(
            "{metric_type: cost_usd, minimum_samples: -1}",
            "2:49 /match/minimum_samples: must be at least 0"));
  }

  private static Broken match(String match, String fault) {
    return seen(lines(NAME, "match: " + match, TRIGGER, STEPS), fault);
  }

  private static Stream<Broken> triggers() {
    return Stream.of(
        trigger(
            "now",
            "3:10 /trigger: now is none of change_point, direction, manual, no_data, threshold"),
        trigger(
            "change_pont",
            "3:10 /trigger: change_pont is none of change_point, direction, manual, no_data, threshold; did you mean change_point?"),
        trigger(
            "{manual: {}, change_point: {}}",
            "3:10 /trigger: must say exactly one of change_point, direction, manual, no_data, threshold"),
        trigger(
            "{change_point: {least_effect: 1}}",
            "3:40 /trigger/change_point/least_effect: must be at least 0 and below 1"),
        unseen(
            lines(NAME, MATCH, "trigger: {change_point: {least_effect: .nan}}", STEPS),
            "3:40 /trigger/change_point/least_effect: must be a number"),
        trigger(
            "{change_point: {direction: declining}}",
            "3:37 /trigger/change_point/direction: must be one of decline, improvement"),
        trigger(
            "{direction: {window: 1}}",
            "3:31 /trigger/direction/window: must be between 2 and 10000"),
        trigger(
            "{direction: {direction: stable}}",
            "3:34 /trigger/direction/direction: must be one of declining, improving"),
        trigger(
            "{threshold: {above: 1, below: 2, over: 1h}}",
            "3:22 /trigger/threshold: needs either above or below"),
        trigger("{threshold: {above: 1}}", "3:22 /trigger/threshold: needs over"),
        trigger(
            "{threshold: {above: 1, over: an hour}}",
            "3:39 /trigger/threshold/over: must be a length of time such as 90s, 15m, 2h, 3d or PT1H30M"),
        trigger("{no_data: {}}", "3:20 /trigger/no_data: needs after"),
        trigger("no_data", "3:10 /trigger: needs after"),
        trigger("{manual: {by: me}}", "3:20 /trigger/manual/by: is not a field here"),
        unseen(
            lines(NAME, MATCH, "trigger: {no_data: {after: 30s}}", STEPS),
            "3:28 /trigger/no_data/after: must be between one minute (1m) and 30 days (30d)"));
  }

  private static Broken trigger(String trigger, String fault) {
    return seen(lines(NAME, MATCH, "trigger: " + trigger, STEPS), fault);
  }

  private static Stream<Broken> patience() {
    return Stream.of(
        unseen(lines(LEAST, "for: 8d"), "5:6 /for: must be between 0s and 7 days (7d)"),
        seen(
            lines(LEAST, "for: 5"),
            "5:6 /for: must be a length of time such as 90s, 15m, 2h, 3d or PT1H30M"),
        seen(
            lines(LEAST, "for: P1M"),
            "5:6 /for: must be a length of time such as 90s, 15m, 2h, 3d or PT1H30M"),
        unseen(
            lines(NAME, MATCH, "trigger: {no_data: {after: 1h}}", STEPS, "for: 1h"),
            "5:6 /for: must be shorter than the silence of no_data, which counts as one only for as long again"),
        unseen(
            lines(LEAST, "cooldown: {time: 366d}"),
            "5:18 /cooldown/time: must be between 0s and 365 days (365d)"),
        seen(
            lines(LEAST, "cooldown: {samples: 1000001}"),
            "5:21 /cooldown/samples: must be between 0 and 1000000"),
        seen(lines(LEAST, "quiet_hours: {from: 22:00}"), "5:14 /quiet_hours: needs until"),
        seen(
            lines(LEAST, "quiet_hours: {from: 25:00, until: 06:00}"),
            "5:21 /quiet_hours/from: must be a time such as 22:00"),
        unseen(
            lines(LEAST, "quiet_hours: {from: 22:00, until: 22:00}"),
            "5:35 /quiet_hours/until: must not be the time it begins at"),
        unseen(
            lines(LEAST, "quiet_hours: {from: 22:00, until: 06:00, zone: Mars/Base}"),
            "5:48 /quiet_hours/zone: must be a time zone such as Europe/Berlin, UTC or +02:00"));
  }

  private static Stream<Broken> steps() {
    return Stream.of(
        steps("[]", "4:8 /steps: must end with verify, and verify once"),
        steps("verify", "4:8 /steps: must be a list, not a text"),
        unseen(
            lines(NAME, MATCH, TRIGGER, "steps: [verify, intake]"),
            "4:8 /steps: must end with verify, and verify once"),
        steps("[verify, verify]", "4:8 /steps: must end with verify, and verify once"),
        steps("[" + "intake, ".repeat(20) + "verify]", "4:8 /steps: must be at most 20"),
        steps(
            "[notice, verify]",
            "4:9 /steps/0: notice is none of act, approve, intake, notify, verify, wait; did you mean notify?"),
        steps(
            "[{wait: 1m, intake: {}}, verify]",
            "4:9 /steps/0: must say exactly one of act, approve, intake, notify, verify, wait"),
        steps(
            "[{notify: {when: later}}, verify]",
            "4:18 /steps/0/notify: needs channel",
            "4:25 /steps/0/notify/when: must be one of now, end"),
        unseen(
            lines(NAME, MATCH, TRIGGER, "steps: [{wait: 31d}, verify]"),
            "4:16 /steps/0/wait: must be between one second (1s) and 30 days (30d)"),
        unseen(
            lines(NAME, MATCH, TRIGGER, "steps: [{approve: {timeout: 5s}}, verify]"),
            "4:29 /steps/0/approve/timeout: must be between one minute (1m) and 30 days (30d)"),
        unseen(
            lines(NAME, MATCH, TRIGGER, "steps: [{approve: {by: [ana, ' ']}}, verify]"),
            "4:30 /steps/0/approve/by/1: must not be blank"),
        unseen(
            lines(NAME, MATCH, TRIGGER, "steps: [{approve: {by: 'group:'}}, verify]"),
            "4:24 /steps/0/approve/by/0: must name a group behind group:"),
        steps(
            "[{approve: {not_author: yes}}, verify]",
            "4:32 /steps/0/approve/not_author: must be true or false"),
        unseen(
            lines(
                NAME,
                MATCH,
                TRIGGER,
                "steps: [{approve: {not_author: true, at_timeout: approve}}, verify]"),
            "4:50 /steps/0/approve/at_timeout: must not be approve with not_author: then nobody but"
                + " the author would have said yes"),
        unseen(
            lines(
                NAME, "match: {metric_type: success_rate, domain: trimtab/loops}", TRIGGER, STEPS),
            "3:10 /trigger: cannot be change_point: detectors do not watch what the server records of"
                + " its own work; use threshold or direction"),
        steps(
            "[{act: {timeout: 1h}}, verify]",
            "4:15 /steps/0/act: must say exactly one of people, webhook"),
        steps(
            "[{act: {people: {instructions: ''}}}, verify]",
            "4:39 /steps/0/act/people/instructions: must not be blank"),
        steps("[{act: {webhook: {channel: a}}}, verify]", "4:25 /steps/0/act/webhook: needs name"),
        steps(
            "[{act: {people: {instructions: a, inverse: {people: {instructions: b, inverse: {people: {instructions: c}}}}}}}, verify]",
            "4:51 /steps/0/act/people/inverse: must have no inverse of its own: what is taken back stays so"));
  }

  private static Broken steps(String steps, String... faults) {
    return seen(lines(NAME, MATCH, TRIGGER, "steps: " + steps), faults);
  }

  private static Stream<Broken> verdicts() {
    return Stream.of(
        verify("{effect: 0}", "5:18 /verify/effect: must be above 0 and below 1"),
        verify("{confidence: 1}", "5:22 /verify/confidence: must be at least 0.5 and below 1"),
        verify("{confidence: high}", "5:22 /verify/confidence: must be a number"),
        verify(
            "{minimum_samples: 0}", "5:27 /verify/minimum_samples: must be between 1 and 1000000"),
        verify(
            "{guardrails: {metric_type: cost_usd}}",
            "5:22 /verify/guardrails: must be a list, not fields"),
        verify(
            "{guardrails: [{metric_type: cost_usd, tolerate: 1}]}",
            "5:57 /verify/guardrails/0/tolerate: must be at least 0 and below 1"),
        verify("{guardrails: [{tolerate: 0.1}]}", "5:23 /verify/guardrails/0: needs metric_type"),
        unseen(
            lines(LEAST, "verify: {settling: 8d}"),
            "5:20 /verify/settling: must be between 0s and 7 days (7d)"),
        unseen(
            lines(LEAST, "verify: {deadline: 0s}"),
            "5:20 /verify/deadline: must be between one minute (1m) and 365 days (365d)"),
        seen(
            lines(
                "name: 7",
                "match: {domain: a}",
                "trigger: never",
                "steps: [{wait: long}, verify]",
                "verify: {effect: 2, confidence: 2}"),
            "1:7 /name: must be a text: put quotes around 7",
            "2:8 /match: needs metric_type",
            "3:10 /trigger: never is none of change_point, direction, manual, no_data, threshold",
            "4:16 /steps/0/wait: must be a length of time such as 90s, 15m, 2h, 3d or PT1H30M",
            "5:18 /verify/effect: must be above 0 and below 1",
            "5:33 /verify/confidence: must be at least 0.5 and below 1"));
  }

  private static Broken verify(String verify, String fault) {
    return seen(lines(LEAST, "verify: " + verify), fault);
  }

  private static Broken seen(String text, String... faults) {
    return new Broken(text, List.of(faults), true);
  }

  private static Broken unseen(String text, String... faults) {
    return new Broken(text, List.of(faults), false);
  }

  private static String lines(String... lines) {
    StringBuilder text = new StringBuilder();
    for (String each : lines) {
      text.append(each).append(each.endsWith("\n") ? "" : "\n");
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return text.length() < 200 ? text : text.substring(0, 200);
  }
}
