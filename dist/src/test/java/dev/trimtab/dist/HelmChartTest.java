package dev.trimtab.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart as Helm itself reads it. */
class HelmChartTest {
  private static final Path CHART =
      Packages.ROOT.resolve("deploy/helm/trimtab").toAbsolutePath().normalize();
  private static final String KUBERNETES = "1.33";
  private static final String CONTAINER = "/spec/template/spec/containers/0";

  private static final String ON_POSTGRES =
      """
      replicas: 3
      postgres:
        url: jdbc:postgresql://pool/trimtab
        directUrl: jdbc:postgresql://db/trimtab
        readerUrl: jdbc:postgresql://replica/trimtab
        secret: passwords
      ingress:
        enabled: true
        tlsSecret: certificate
      env:
        TRIMTAB_LOG_JSON: "true"
      """;

  private final YAMLMapper yaml = new YAMLMapper();
  @TempDir private Path folder;

  @Test
  void passesLint() {
    LintResult result = new Helm(CHART).lint().strict().call();
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  @Test
  void isForThisVersion() throws IOException {
    JsonNode chart = yaml.readTree(CHART.resolve("Chart.yaml").toFile());
    assertThat(chart.get("appVersion").asText()).isEqualTo(Build.of(Packages.ROOT).version());
  }

  @Test
  void keepsAnEmbeddedDatabaseOnAVolume() throws IOException {
    JsonNode servers = one("StatefulSet", rendered(""));
    assertThat(servers.at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(servers.at("/spec/volumeClaimTemplates/0/metadata/name").asText()).isEqualTo("data");
    assertThat(servers.at(CONTAINER + "/env").isMissingNode()).isTrue();
  }

  @Test
  void runsManyServersOnPostgres() throws IOException {
    List<JsonNode> all = rendered(ON_POSTGRES);
    JsonNode servers = one("Deployment", all);
    assertThat(servers.at("/spec/replicas").asInt()).isEqualTo(3);
    assertThat(variable(servers, "TRIMTAB_STORAGE_URL").get("value").asText())
        .isEqualTo("jdbc:postgresql://pool/trimtab");
    JsonNode password = variable(servers, "TRIMTAB_STORAGE_POSTGRES_PASSWORD");
    assertThat(password.at("/valueFrom/secretKeyRef/name").asText()).isEqualTo("passwords");
    assertThat(one("PodDisruptionBudget", all).at("/spec/maxUnavailable").asInt()).isEqualTo(1);
    assertThat(one("Ingress", all).at("/spec/tls/0/secretName").asText()).isEqualTo("certificate");
  }

  @Test
  void setsWhatTheServerKnows() throws IOException {
    List<String> names = new ArrayList<>();
    one("Deployment", rendered(ON_POSTGRES))
        .at(CONTAINER + "/env")
        .forEach(variable -> names.add(variable.get("name").asText()));
    assertThat(names).hasSize(8).isSubsetOf(KnownSettings.variables());
  }

  @Test
  void letsServersDoLittle() throws IOException {
    for (String values : List.of("", ON_POSTGRES)) {
      JsonNode pod = rendered(values).stream().filter(this::hasPods).findFirst().orElseThrow();
      JsonNode container = pod.at(CONTAINER + "/securityContext");
      assertThat(container.get("readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(container.get("allowPrivilegeEscalation").asBoolean(true)).isFalse();
      assertThat(pod.at("/spec/template/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.at("/spec/template/spec/enableServiceLinks").asBoolean(true)).isFalse();
    }
  }

  @Test
  void refusesManyServersOnOneFile() {
    assertThatThrownBy(() -> rendered("replicas: 2")).hasMessageContaining("set postgres.url");
  }

  @Test
  void refusesValuesThatCannotBe() {
    assertThatThrownBy(() -> rendered("postgres: {url: 'mysql://db'}"))
        .hasMessageContaining("/postgres/url");
    assertThatThrownBy(() -> rendered("postgres: {password: secret}"))
        .hasMessageContaining("password");
    assertThatThrownBy(() -> rendered("env: {PATH: /bin}")).hasMessageContaining("PATH");
    assertThatThrownBy(() -> rendered("env: {TRIMTAB_HTTP_MANAGEMENT_PORT: '9000'}"))
        .hasMessageContaining("TRIMTAB_HTTP_MANAGEMENT_PORT is set by the chart");
  }

  private boolean hasPods(JsonNode resource) {
    return resource.at(CONTAINER).isObject();
  }

  private static JsonNode variable(JsonNode servers, String name) {
    for (JsonNode variable : servers.at(CONTAINER + "/env")) {
      if (variable.get("name").asText().equals(name)) {
        return variable;
      }
    }
    throw new AssertionError(name + " is not set");
  }

  private static JsonNode one(String kind, List<JsonNode> resources) {
    List<JsonNode> found =
        resources.stream().filter(each -> each.get("kind").asText().equals(kind)).toList();
    assertThat(found).as(kind).hasSize(1);
    return found.getFirst();
  }

  private List<JsonNode> rendered(String values) throws IOException {
    Path file = Files.writeString(folder.resolve("values.yaml"), values);
    String manifests =
        new Helm(CHART)
            .template()
            .withName("acme")
            .withKubeVersion(KUBERNETES)
            .withValuesFile(file)
            .call();
    try (MappingIterator<JsonNode> read = yaml.readerFor(JsonNode.class).readValues(manifests)) {
      return read.readAll().stream().filter(JsonNode::isObject).toList();
    }
  }
}
