package dev.trimtab.cli;

/** Loops and templates as a server tells of them. */
final class LoopSamples {
  static final String ID = "019ad3f1-6c2e-8abc-8000-000000000001";
  static final String OTHER_ID = "019ad3f1-6c2e-8abc-9000-000000000002";

  /** Waits for an approval; in a list, without detail. */
  static final String WAITING =
      """
      {"id":"%s","tenant_id":"acme","template":"watch","template_version":3,"domain":"support-bot",
       "event_type":"invoke_agent","metric_type":"success_rate","state":"awaiting_approval",
       "verdict":null,
       "cause":{"kind":"change_point","change_point":"cp_4711","by":null,
        "seen":"success_rate fell from 0.91 to 0.6"},
       "opened_at":"2026-03-02T09:30:00Z","since":"2026-03-02T09:30:02Z",
       "due_at":"2026-03-02T13:30:02Z","step":1,
       "steps":[{"kind":"intake","text":"research request, urgency medium"},
        {"kind":"approve","text":"by ana or bo"},{"kind":"act","text":"Roll back."},
        {"kind":"verify","text":"fresh outcomes decide"}],
       "undoing":false,"acted_at":null,"action_done_at":null,"ended_at":null,"detail":null}"""
          .formatted(ID);

  static final String OTHER = WAITING.replace(ID, OTHER_ID).replace("\"watch\"", "\"other\"");

  private static final String ENTRIES =
      """
      {"number":1,"at":"2026-03-02T09:30:00Z","from":"triggered","to":"triggered","by":"trimtab",
       "why":"success_rate fell from 0.91 to 0.6","known":{}},
      {"number":2,"at":"2026-03-02T09:30:02Z","from":"investigating","to":"awaiting_approval",
       "by":"trimtab","why":"the approval of ana or bo is asked for","known":{}}""";

  static final String WAITING_IN_DETAIL =
      WAITING.replace(
          "\"detail\":null",
          "\"detail\":{\"record\":[" + ENTRIES + "],\"deliveries\":[],\"verification\":null}");

  static final String ACTING =
      WAITING_IN_DETAIL
          .replace("\"awaiting_approval\",\n", "\"acting\",\n")
          .replace("\"step\":1", "\"step\":2");

  private static final String VERIFICATION =
      """
      {"verdict":"improved","reason":"recovered: nearer to what was usual, with 61 samples",
       "against":"decline","causal":false,"samples":61,"minimum_samples":50,
       "deadline":"2026-03-09T09:40:00Z",
       "before":{"statistic":"mean","value":0.6,"low":0.5,"high":0.7,"samples":150},
       "after":{"statistic":"mean","value":0.918,"low":0.82,"high":0.97,"samples":61},
       "effect":0.05,"bar":0.155,
       "looks":[{"samples":20,"difference":0.25,"low":-0.3,"high":0.8},
        {"samples":40,"difference":0.3,"low":0.05,"high":0.55},
        {"samples":61,"difference":0.318,"low":0.16,"high":0.47}],
       "guardrails":[{"event_type":"invoke_agent","metric_type":"latency_ms","tolerate":0.1,
        "worse":true,"samples":61,
        "before":{"statistic":"median","value":900,"low":null,"high":1000,"samples":150},
        "after":{"statistic":"median","value":1500,"low":null,"high":1700,"samples":61}}]}""";

  private static final String VERDICT =
      """
      {"number":3,"at":"2026-03-02T09:40:00Z","from":"verifying","to":"verifying","by":"trimtab",
       "why":"recovered","known":{"samples":"61","before":"0.6","after":"0.918"}},
      {"number":4,"at":"2026-03-02T09:40:00Z","from":"verifying","to":"improved","by":"trimtab",
       "why":"the loop ends","known":{}}""";

  private static final String SENT =
      """
      {"id":"d1","loop":"%s","step":1,"channel":"oncall","kind":"message","status":"dead",
       "attempts":12,"next_at":null,"answer":"connection refused"}"""
          .formatted(ID);

  static final String IMPROVED =
      WAITING
          .replace("\"awaiting_approval\"", "\"improved\"")
          .replace(
              "\"verdict\":null",
              "\"verdict\":\"improved\",\"claim\":{\"number\":13,\"error\":0.05,\"level\":0.005,"
                  + "\"evidence\":1234.4,\"stands\":true}")
          .replace("\"step\":1", "\"step\":3")
          .replace("\"due_at\":\"2026-03-02T13:30:02Z\"", "\"due_at\":null")
          .replace("\"ended_at\":null", "\"ended_at\":\"2026-03-02T09:40:00Z\"")
          .replace(
              "\"detail\":null",
              "\"detail\":{\"record\":[%s,%s],\"deliveries\":[%s],\"verification\":%s}"
                  .formatted(ENTRIES, VERDICT, SENT, VERIFICATION));

  static final String TEMPLATE =
      """
      {"name":"watch","version":3,"enabled":true,"description":"Tells when fewer runs succeed.",
       "trigger":"change_point","priority":50,"updated_at":"2026-03-02T09:30:00Z",
       "updated_by":"ana","document":"name: watch # ours\\n",
       "canonical":"name: watch\\ntrigger:\\n  change_point: {}\\nfor: 0s\\n"}""";

  static final String VALID =
      """
      {"valid":true,"faults":[],
       "canonical":"name: watch\\ntrigger:\\n  change_point: {}\\nfor: 15m\\n"}""";

  static final String BROKEN =
      """
      {"valid":false,"canonical":null,"faults":[
       {"pointer":"","line":1,"column":1,"detail":"needs trigger"},
       {"pointer":"/steps/0/wait","line":5,"column":11,"detail":"must be a length of time"}]}""";

  private LoopSamples() {}
}
