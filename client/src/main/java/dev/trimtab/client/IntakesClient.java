package dev.trimtab.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls about research requests and lessons, as {@link TrimtabClient} makes them. */
public final class IntakesClient {
  private static final String INTAKES = "/v1/improvements/intakes";
  private static final String LESSONS = "/v1/improvements/lessons";

  private final Wire wire;
  private final Answers answers;

  IntakesClient(Wire wire, Answers answers) {
    this.wire = wire;
    this.answers = answers;
  }

  /** Submits a research request. */
  public IntakeOut submit(IntakeIn intake) {
    return answers.read(wire.send(Call.post(INTAKES, intake, false)), IntakeOut.class);
  }

  /** Submits a research request that was written as a document; the server checks it whole. */
  public IntakeOut submit(JsonText document) {
    return answers.read(wire.send(Call.post(INTAKES, document, false)), IntakeOut.class);
  }

  /** One page of research requests. */
  public IntakesPage intakes(IntakeFilter filter) {
    HttpResponse<byte[]> answer = wire.send(Call.get(INTAKES, filter.query()));
    return new IntakesPage(
        answers.read(answer, new TypeReference<List<IntakeOut>>() {}),
        NextPage.cursor(answer.headers().allValues("Link")));
  }

  public IntakeOut intake(String id) {
    return answers.read(wire.send(Call.get(path(INTAKES, id), new Query())), IntakeOut.class);
  }

  /** Writes parts of a research request anew. */
  public IntakeOut change(String id, IntakeChange change) {
    return answers.read(wire.send(Call.patch(path(INTAKES, id), change)), IntakeOut.class);
  }

  /** Moves a research request through its life. */
  public IntakeOut transition(String id, TransitionIn transition) {
    String path = path(INTAKES, id) + "/transition";
    return answers.read(wire.send(Call.post(path, transition, false)), IntakeOut.class);
  }

  /** Moves several, each for itself. */
  public TriageOut triage(TriageIn triage) {
    return answers.read(wire.send(Call.post(INTAKES + "/triage", triage, false)), TriageOut.class);
  }

  /** Records a lesson. */
  public LessonOut record(LessonIn lesson) {
    return answers.read(wire.send(Call.post(LESSONS, lesson, false)), LessonOut.class);
  }

  /** One page of lessons, newest first. */
  public LessonsPage lessons(LessonFilter filter) {
    HttpResponse<byte[]> answer = wire.send(Call.get(LESSONS, filter.query()));
    return new LessonsPage(
        answers.read(answer, new TypeReference<List<LessonOut>>() {}),
        NextPage.cursor(answer.headers().allValues("Link")));
  }

  /** Lessons of declines like one of that series, the nearest first. */
  public List<LessonOut> similarLessons(
      String domain, String eventType, String metricType, @Nullable Integer limit) {
    Query query =
        new Query()
            .add("domain", domain)
            .add("event_type", eventType)
            .add("metric_type", metricType)
            .add("limit", limit);
    return answers.read(wire.send(Call.get(LESSONS + "/similar", query)), new TypeReference<>() {});
  }

  public LessonOut lesson(String id) {
    return answers.read(wire.send(Call.get(path(LESSONS, id), new Query())), LessonOut.class);
  }

  /** Writes a lesson anew, or confirms a draft. */
  public LessonOut change(String id, LessonChange change) {
    return answers.read(wire.send(Call.patch(path(LESSONS, id), change)), LessonOut.class);
  }

  /** Removes a lesson for good. */
  public void removeLesson(String id) {
    wire.send(Call.once("DELETE", path(LESSONS, id)));
  }

  private static String path(String list, String id) {
    return list + "/" + Query.encode(id);
  }
}
