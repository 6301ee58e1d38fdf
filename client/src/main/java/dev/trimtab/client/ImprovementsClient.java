package dev.trimtab.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of {@code /v1/improvements} about loops and their templates. Thread-safe; fails as
 * {@link TrimtabClient} does, which closes it.
 */
public final class ImprovementsClient {
  private static final String LOOPS = "/v1/improvements/loops";
  private static final String TEMPLATES = "/v1/improvements/templates";

  private final Wire wire;
  private final Answers answers;

  ImprovementsClient(Wire wire, Answers answers) {
    this.wire = wire;
    this.answers = answers;
  }

  /** One page of loops, newest first, without their records. */
  public LoopsPage loops(LoopFilter filter) {
    HttpResponse<byte[]> answer = wire.send(Call.get(LOOPS, filter.query()));
    return new LoopsPage(
        answers.read(answer, new TypeReference<List<LoopOut>>() {}),
        NextPage.cursor(answer.headers().allValues("Link")));
  }

  /** One loop with its record. */
  public LoopOut loop(String id) {
    return answers.read(wire.send(Call.get(loopPath(id), new Query())), LoopOut.class);
  }

  /** Opens a loop by hand. */
  public LoopOut open(LoopIn loop) {
    return answers.read(wire.send(Call.post(LOOPS, loop, false)), LoopOut.class);
  }

  /** Says yes to what a loop is about to do. */
  public LoopOut approve(String id, LoopStep step, @Nullable String note) {
    return say(id, "/approve", new Query().add("step", step.place()), new LoopNoteIn(note));
  }

  /** Says no to it, which ends the loop. */
  public LoopOut reject(String id, LoopStep step, @Nullable String note) {
    return say(id, "/reject", new Query().add("step", step.place()), new LoopNoteIn(note));
  }

  /** Says what became of what a loop asked for. */
  public LoopOut report(String id, LoopStep step, LoopActionIn action) {
    Query query = new Query().add("step", step.place()).add("undo", step.isUndo() ? true : null);
    return say(id, "/actions", query, action);
  }

  /** Writes a line into the record of a loop, which may have ended. */
  public LoopOut note(String id, String note) {
    return say(id, "/notes", new LoopNoteIn(note));
  }

  /** Ends a loop; what it has changed stays as it is. */
  public LoopOut cancel(String id, @Nullable String note) {
    return say(id, "/cancel", new LoopNoteIn(note));
  }

  /** Has a loop that verifies compare fresh outcomes now. */
  public LoopOut verify(String id) {
    return answers.read(wire.send(repeatable("POST", loopPath(id) + "/verify")), LoopOut.class);
  }

  /** A second yes is a conflict, so nothing that is said is sent twice. */
  private LoopOut say(String id, String what, Object body) {
    return say(id, what, new Query(), body);
  }

  private LoopOut say(String id, String what, Query query, Object body) {
    Call call = new Call("POST", loopPath(id) + what, query, Call.Body.json(body), false);
    return answers.read(wire.send(call), LoopOut.class);
  }

  /** All templates by name, without their documents. */
  public List<TemplateOut> templates() {
    return answers.read(wire.send(Call.get(TEMPLATES, new Query())), new TypeReference<>() {});
  }

  /** One template with its document. */
  public TemplateOut template(String name) {
    return answers.read(wire.send(Call.get(templatePath(name), new Query())), TemplateOut.class);
  }

  /**
   * The versions of a template, the newest first, also of one that was deleted.
   *
   * @param limit how many a page holds at the most
   * @param cursor of the page before; null for the first
   */
  public TemplateVersionsPage templateVersions(String name, int limit, @Nullable String cursor) {
    Query query = new Query().add("limit", limit).add("cursor", cursor);
    HttpResponse<byte[]> answer = wire.send(Call.get(templatePath(name) + "/versions", query));
    return new TemplateVersionsPage(
        answers.read(answer, new TypeReference<List<TemplateVersionOut>>() {}),
        NextPage.cursor(answer.headers().allValues("Link")));
  }

  /** A version of a template with its document, also of one that was deleted. */
  public TemplateOut template(String name, int version) {
    String path = templatePath(name) + "/versions/" + version;
    return answers.read(wire.send(Call.get(path, new Query())), TemplateOut.class);
  }

  /**
   * Stores a new template.
   *
   * @param document in YAML or JSON; its name is in it, and must not be taken
   */
  public TemplateOut createTemplate(String document) {
    Call call = new Call("POST", TEMPLATES, new Query(), yaml(document), false);
    return answers.read(wire.send(call), TemplateOut.class);
  }

  /** Stores the next version of a template, or its first; the same document stores nothing. */
  public TemplateOut putTemplate(String name, String document) {
    Call call = new Call("PUT", templatePath(name), new Query(), yaml(document), true);
    return answers.read(wire.send(call), TemplateOut.class);
  }

  /** Deletes a template; its open loops go on. */
  public void deleteTemplate(String name) {
    wire.send(Call.once("DELETE", templatePath(name)));
  }

  /** Has a template open loops. */
  public TemplateOut enableTemplate(String name) {
    return answers.read(
        wire.send(repeatable("POST", templatePath(name) + "/enable")), TemplateOut.class);
  }

  /** Has a template open no more loops; its open ones go on. */
  public TemplateOut disableTemplate(String name) {
    return answers.read(
        wire.send(repeatable("POST", templatePath(name) + "/disable")), TemplateOut.class);
  }

  /** What is wrong with a document, and where. Stores nothing. */
  public TemplateCheckOut validateTemplate(String document) {
    String path = TEMPLATES + "/validate";
    Call call = new Call("POST", path, new Query(), yaml(document), true);
    return answers.read(wire.send(call), TemplateCheckOut.class);
  }

  /**
   * When a stored template would have opened loops.
   *
   * @param since from when on; null for 30 days before {@code until}
   * @param until before when; null for now
   */
  public TemplateSimulationOut simulateTemplate(
      String name, @Nullable Instant since, @Nullable Instant until) {
    return simulate(templatePath(name) + "/simulate", null, since, until);
  }

  /** The same of a document that is not stored. */
  public TemplateSimulationOut simulateDocument(
      String document, @Nullable Instant since, @Nullable Instant until) {
    return simulate(TEMPLATES + "/simulate", yaml(document), since, until);
  }

  private TemplateSimulationOut simulate(
      String path, Call.@Nullable Body body, @Nullable Instant since, @Nullable Instant until) {
    Query query = new Query().add("since", since).add("until", until);
    Call call = new Call("POST", path, query, body, true);
    return answers.read(wire.send(call), TemplateSimulationOut.class);
  }

  /** The templates that come with the server; needs no key. */
  public List<LibraryTemplateOut> library() {
    return answers.read(
        wire.send(Call.get("/v1/improvements/template-library", new Query())),
        new TypeReference<>() {});
  }

  /** The JSON Schema of templates, for editors; needs no key. */
  public String templateSchema() {
    Call call = Call.get("/v1/improvements/template-schema", new Query());
    return new String(wire.send(call).body(), StandardCharsets.UTF_8);
  }

  private static Call repeatable(String method, String path) {
    return new Call(method, path, new Query(), null, true);
  }

  private static Call.Body yaml(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    return new Call.Body(bytes, "application/yaml", false);
  }

  private static String loopPath(String id) {
    return LOOPS + "/" + Query.encode(id);
  }

  private static String templatePath(String name) {
    return TEMPLATES + "/" + Query.encode(name);
  }
}
