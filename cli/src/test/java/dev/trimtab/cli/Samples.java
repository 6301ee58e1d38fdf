package dev.trimtab.cli;

import java.util.Locale;

/** Answers of a server, and the screens that come of them. */
final class Samples {
  static final String PROCESS =
      """
      {"id":"p1","type":"import","status":"running","started_at":"2026-03-02T09:30:00Z",
       "name":"runs.csv","metadata":{"format":"csv"},"started_by":"exporter",
       "updated_at":"2026-03-02T09:30:20Z","ended_at":null,"done":512,"total":1024,
       "counts":{"accepted":500,"rejected":12},"cancel_requested":false,"actions":["cancel"],
       "detail":null}\
      """;
  static final String PROCESS_TO_END =
      PROCESS.replace("\"cancel_requested\":false", "\"cancel_requested\":true");
  static final String PROCESS_ENDED =
      PROCESS
          .replace("\"running\"", "\"succeeded\"")
          .replace("\"ended_at\":null", "\"ended_at\":\"2026-03-02T09:31:00Z\"");
  static final String PROCESS_STARTED = "{\"process\":" + PROCESS + ",\"resume\":null}";

  static final String TREND =
      """
      {"metric_type":"success_rate","domain":"support-bot","window":8,"direction":"declining",
       "sample_size":8,"values":[1.0,1.0,0.0,1.0,0.0,1.0,0.0,1.0],"previous_avg":0.75,
       "current_avg":0.5,"change_pct":-33.3,"previous_count":4,"current_count":4,"evidence":null}\
      """;

  static final String TRENDS =
      "["
          + TREND
          + """
          ,{"metric_type":"quality_score","domain":"support-bot","window":8,"direction":"stable",
            "sample_size":1,"values":[0.81],"previous_avg":0,"current_avg":0.81,"change_pct":0,
            "previous_count":0,"current_count":1,"evidence":null},
           {"metric_type":"latency_ms","domain":"support-bot","window":8,"direction":"improving",
            "sample_size":4,"values":[2100,1900,1600,1400],"previous_avg":2000,"current_avg":1500,
            "change_pct":-25,"previous_count":2,"current_count":2,"evidence":null},
           {"metric_type":"cost_usd","domain":"support-bot","window":8,"direction":"stable",
            "sample_size":2,"values":[0.0125,0.0125],"previous_avg":0.0125,"current_avg":0.0125,
            "change_pct":0,"previous_count":1,"current_count":1,"evidence":null},
           {"metric_type":"failure_class","domain":"support-bot","window":8,"direction":"stable",
            "sample_size":0,"values":[],"previous_avg":0,"current_avg":0,"change_pct":0,
            "previous_count":0,"current_count":0,"evidence":null}]\
          """;

  static final String EVENT =
      "{\"id\":\"e1\",\"tenant_id\":\"acme\",\"domain\":\"support-bot\",\"event_type\":\"answer\","
          + "\"metric_type\":\"latency_ms\",\"value\":840.0,"
          + "\"occurred_at\":\"2026-03-02T09:29:59.500Z\",\"recorded_at\":\"2026-03-02T09:30:00Z\","
          + "\"metadata\":{\"agent\":\"triage\"}}";

  static final String NEXT = "</v1/outcomes/events?limit=1&cursor=c2>; rel=\"next\"";

  static final String DASHBOARD =
      """
      {"trends":%s,
       "recent_events":[%s],
       "summary":{"total_events":18234,"domains":["checkout","support-bot"],"domain_count":2,
         "event_types":["answer"],"metric_counts":{"success_rate":9000}},
       "week_over_week":[
         {"metric_type":"success_rate","current_week_avg":0.81,"previous_week_avg":0.93,
          "pct_change":-12.9},
         {"metric_type":"quality_score","current_week_avg":0,"previous_week_avg":0,
          "pct_change":0},
         {"metric_type":"cost_usd","current_week_avg":0.25,"previous_week_avg":0,"pct_change":0}],
       "top_failure_modes":[{"failure_class":"wrong_answer","count":1200},
         {"failure_class":"timeout","count":3}],
       "open_loops":[],"change_points":[]}\
      """
          .formatted(TRENDS, EVENT);

  static final String DASHBOARD_SCREEN =
      """
      All domains: 18,234 events
      Domains (2): checkout, support-bot
      Event types (1): answer

      Trends of the newest 8 samples
      METRIC         DIRECTION     BEFORE (n)      NOW (n)   CHANGE  OLDEST TO NEWEST
      success_rate   ▼ declining   75.0 % (4)   50.0 % (4)  -33.3 %  ██▁█▁█▁█
      quality_score  one sample                  0.810 (1)           ▄
      latency_ms     ▲ improving   2.00 s (2)   1.50 s (2)  -25.0 %  █▆▃▁
      cost_usd       ● stable     $0.0125 (1)  $0.0125 (1)   +0.0 %  ▄▄
      failure_class  no samples
      ▲ better   ▼ worse   ● within 5 %

      Averages, week over week
      METRIC        7 DAYS BEFORE  LAST 7 DAYS   CHANGE
      success_rate         93.0 %       81.0 %  -12.9 %
      cost_usd                           $0.25

      Failures of the last 7 days
      FAILURE CLASS  COUNT
      wrong_answer   1,200  ██████████████████████████████
      timeout            3  █

      Newest events
      OCCURRED AT           DOMAIN       EVENT TYPE  METRIC       VALUE  METADATA
      2026-03-02 09:29:59Z  support-bot  answer      latency_ms  840 ms  agent=triage
      """;

  static final String EMPTY_DASHBOARD =
      """
      {"trends":[],"recent_events":[],
       "summary":{"total_events":0,"domains":[],"domain_count":0,"event_types":[],
         "metric_counts":{}},
       "week_over_week":[],"top_failure_modes":[],"open_loops":[],"change_points":[]}\
      """;

  private Samples() {}

  /** A return at half an hour of 60 dollars a success. */
  static String roi(int runs, int successes, double cost) {
    return String.format(
        Locale.ROOT,
        """
        {"total_invocations":%d,"success_count":%d,"failure_count":%d,
         "estimated_hours_saved":%f,"estimated_value_usd":%d,"success_rate":%f,
         "avg_latency_ms":840,"total_cost_usd":%f,"net_value_usd":%f}\
        """,
        runs,
        successes,
        runs - successes,
        successes * 0.5,
        successes * 30,
        (double) successes / runs,
        cost,
        successes * 30 - cost);
  }
}
