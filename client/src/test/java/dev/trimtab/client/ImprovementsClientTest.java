package dev.trimtab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire for loops and templates, and how answers are read. */
class ImprovementsClientTest {
  private static final String LOOP =
      """
      {"id":"l 1","tenant_id":"acme","template":"watch","template_version":2,"domain":"bot",
       "event_type":"run","metric_type":"success_rate","state":"acting","verdict":null,
       "cause":{"kind":"manual","change_point":null,"by":"ana","seen":"a new prompt"},
       "opened_at":"2026-03-02T09:30:00Z","since":"2026-03-02T09:31:00Z","due_at":null,"step":0,
       "steps":[{"kind":"act","text":"Roll back."}],"undoing":false,"acted_at":null,
       "action_done_at":null,"ended_at":null,"detail":null}""";

  private static final String TEMPLATE =
      """
      {"name":"watch","version":2,"enabled":true,"description":"","trigger":"manual","priority":50,
       "updated_at":"2026-03-02T09:30:00Z","updated_by":"ana","document":"name: watch\\n",
       "canonical":"name: watch\\n"}""";

  private static final String SIMULATION =
      """
      {"since":"2026-02-02T09:30:00Z","until":"2026-03-02T09:30:00Z","series":1,"complete":true,
       "loops":[],"false_loops":0.1}""";

  private ScriptedServer server;
  private TrimtabClient client;
  private ImprovementsClient improvements;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedServer();
    client = new TrimtabClient(ClientSettings.of(server.url(), "tt_key", null));
    improvements = client.improvements();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private ScriptedServer.Received last() {
    return server.received.getLast();
  }

  @Test
  void loopsAreListedPageByPage() {
    String next = "<http://h/v1/improvements/loops?cursor=l%201>; rel=\"next\"";
    server.then(new ScriptedServer.Answer(200, "[" + LOOP + "]", Map.of("Link", next)));

    LoopsPage page =
        improvements.loops(
            new LoopFilter("watch", "bot", "run", "success_rate", "acting", "open", 7, null));

    assertThat(last().line())
        .isEqualTo(
            "GET /v1/improvements/loops?template=watch&domain=bot&event_type=run"
                + "&metric_type=success_rate&state=acting&status=open&limit=7");
    assertThat(page.next()).isEqualTo("l 1");
    assertThat(page.loops().getFirst().cause().seen()).isEqualTo("a new prompt");
  }

  @Test
  void whatIsSaidToALoopIsSaidOnce() {
    server.then(503, "{}").then(200, LOOP);

    assertThatThrownBy(() -> improvements.approve("l 1", new LoopStep(2, false), "go"))
        .isInstanceOf(TrimtabException.class);

    assertThat(server.received).hasSize(1);
    assertThat(last().line()).isEqualTo("POST /v1/improvements/loops/l%201/approve?step=2");
    assertThat(last().body()).isEqualTo("{\"note\":\"go\"}");
  }

  @Test
  void eachSayingHasItsCall() {
    for (int i = 0; i < 7; i++) {
      server.then(200, LOOP);
    }

    improvements.open(new LoopIn("watch", "bot", "run", "success_rate", "a new prompt"));
    improvements.reject("l1", new LoopStep(0, false), null);
    improvements.report("l1", new LoopStep(2, true), new LoopActionIn("failed", "no way"));
    improvements.note("l1", "seen");
    improvements.cancel("l1", null);
    improvements.verify("l1");
    improvements.loop("l1");

    assertThat(server.received.stream().map(each -> each.line() + " " + each.body()))
        .containsExactly(
            "POST /v1/improvements/loops {\"template\":\"watch\",\"domain\":\"bot\","
                + "\"event_type\":\"run\",\"metric_type\":\"success_rate\","
                + "\"why\":\"a new prompt\"}",
            "POST /v1/improvements/loops/l1/reject?step=0 {}",
            "POST /v1/improvements/loops/l1/actions?step=2&undo=true {\"status\":\"failed\",\"note\":\"no way\"}",
            "POST /v1/improvements/loops/l1/notes {\"note\":\"seen\"}",
            "POST /v1/improvements/loops/l1/cancel {}",
            "POST /v1/improvements/loops/l1/verify ",
            "GET /v1/improvements/loops/l1 ");
  }

  @Test
  void aDocumentGoesOutAsItIsWritten() {
    server.then(200, TEMPLATE).then(201, TEMPLATE).then(200, SIMULATION);
    String document = "name: watch # für alle\n";

    TemplateOut stored = improvements.putTemplate("watch", document);
    improvements.createTemplate(document);
    improvements.simulateDocument(document, Instant.EPOCH, null);

    assertThat(stored.version()).isEqualTo(2);
    assertThat(server.received).allSatisfy(each -> assertThat(each.body()).isEqualTo(document));
    assertThat(server.received)
        .allSatisfy(
            each ->
                assertThat(each.headers().get("Content-type")).containsExactly("application/yaml"));
    assertThat(server.received.stream().map(ScriptedServer.Received::line))
        .containsExactly(
            "PUT /v1/improvements/templates/watch",
            "POST /v1/improvements/templates",
            "POST /v1/improvements/templates/simulate?since=1970-01-01T00%3A00%3A00Z");
  }

  @Test
  void whatIsWrongWithADocumentIsRead() {
    server.then(
        200,
        """
        {"valid":false,"canonical":null,"faults":[{"pointer":"/triger","line":3,"column":1,
         "detail":"is not a field here"}]}""");

    TemplateCheckOut check = improvements.validateTemplate("triger: x");

    assertThat(check.valid()).isFalse();
    assertThat(check.faults())
        .containsExactly(new TemplateCheckOut.Fault("/triger", 3, 1, "is not a field here"));
  }

  @Test
  void templatesAreReadAndSwitched() {
    server.then(200, "[" + TEMPLATE + "]");
    for (int i = 0; i < 3; i++) {
      server.then(200, TEMPLATE);
    }
    server.then(200, SIMULATION).then(204, "");
    server.then(200, "[{\"name\":\"x\",\"description\":\"y\",\"document\":\"z\"}]");
    server.then(200, "{\"$id\":1}");

    assertThat(improvements.templates()).hasSize(1);
    assertThat(improvements.template("watch").document()).isEqualTo("name: watch\n");
    improvements.enableTemplate("watch");
    improvements.disableTemplate("watch");
    assertThat(improvements.simulateTemplate("watch", null, null).falseLoops()).isEqualTo(0.1);
    improvements.deleteTemplate("watch");
    assertThat(improvements.library().getFirst().document()).isEqualTo("z");
    assertThat(improvements.templateSchema()).isEqualTo("{\"$id\":1}");

    assertThat(server.received.stream().map(ScriptedServer.Received::line))
        .containsExactly(
            "GET /v1/improvements/templates",
            "GET /v1/improvements/templates/watch",
            "POST /v1/improvements/templates/watch/enable",
            "POST /v1/improvements/templates/watch/disable",
            "POST /v1/improvements/templates/watch/simulate",
            "DELETE /v1/improvements/templates/watch",
            "GET /v1/improvements/template-library",
            "GET /v1/improvements/template-schema");
  }
}
