package dev.trimtab.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.http.HttpResponse;
import java.util.List;

/** The calls about what goes on: the hub, alerts and silences. Thread-safe. */
public final class OperationsCalls {
  private static final String ALERTS = "/v1/operations/alerts";
  private static final String SILENCES = "/v1/operations/silences";

  private final Wire wire;
  private final Answers answers;

  OperationsCalls(Wire wire, Answers answers) {
    this.wire = wire;
    this.answers = answers;
  }

  /** What goes on in the tenant. */
  public HubOut hub(HubFilter filter) {
    return answers.read(wire.send(Call.get("/v1/operations/hub", filter.query())), HubOut.class);
  }

  /** What people should look at, the newest first. */
  public List<AlertOut> alerts(AlertFilter filter) {
    return answers.read(wire.send(Call.get(ALERTS, filter.query())), new TypeReference<>() {});
  }

  /** Says that one sees to an alert. */
  public AlertOut acknowledge(String fingerprint, AcknowledgementIn said) {
    String path = ALERTS + "/" + Query.encode(fingerprint) + "/acknowledge";
    return answers.read(wire.send(Call.post(path, said, true)), AlertOut.class);
  }

  /** Silences alerts; not sent twice by itself, for each makes a silence of its own. */
  public SilenceOut silence(SilenceIn silence) {
    return answers.read(wire.send(Call.post(SILENCES, silence, false)), SilenceOut.class);
  }

  public SilencesPage silences(SilenceFilter filter) {
    HttpResponse<byte[]> answer = wire.send(Call.get(SILENCES, filter.query()));
    return new SilencesPage(
        answers.read(answer, new TypeReference<>() {}),
        NextPage.cursor(answer.headers().allValues("Link")));
  }

  public SilenceOut silence(String id) {
    return answers.read(wire.send(Call.get(path(id), new Query())), SilenceOut.class);
  }

  /** Ends a silence now; it is kept among those that ended. */
  public SilenceOut end(String id) {
    return answers.read(wire.send(Call.once("DELETE", path(id))), SilenceOut.class);
  }

  private static String path(String id) {
    return SILENCES + "/" + Query.encode(id);
  }
}
