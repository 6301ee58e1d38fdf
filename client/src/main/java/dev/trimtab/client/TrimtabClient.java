package dev.trimtab.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Talks to one server over {@code /v1}. Thread-safe; one instance serves any number of threads.
 *
 * <p>Every method throws {@link TrimtabException} where the server refuses, fails or is not
 * reached. Answers 429 and 503 and broken connections are tried again with growing waits, as the
 * server's {@code Retry-After} asks, but only where a repetition cannot count twice: readings, and
 * events that carry their own ids.
 */
public final class TrimtabClient implements AutoCloseable {
  private static final String EVENTS = "/v1/outcomes/events";
  private static final String TRENDS = "/v1/outcomes/trends";
  private static final String RUNS = "/v1/outcomes/runs";
  private static final String CHANGE_POINTS = "/v1/outcomes/change-points";
  private static final String MARKERS = "/v1/outcomes/markers";
  private static final String DOMAINS = "/v1/domains";
  private static final String KEYS = "/v1/keys";
  private static final String TENANTS = "/v1/tenants";
  private static final int PAGE = 200;
  private static final String PROCESSES = "/v1/operations/processes";

  private final ClientSettings settings;
  private final Wire wire;
  private final Answers answers;

  public TrimtabClient(ClientSettings settings) {
    this(settings, new Wire(settings, Thread::sleep, new Random()));
  }

  TrimtabClient(ClientSettings settings, Wire wire) {
    this.settings = settings;
    this.wire = wire;
    this.answers = new Answers(settings.url());
  }

  public ClientSettings settings() {
    return settings;
  }

  /** The calls about what goes on, alerts and silences. */
  public OperationsCalls operations() {
    return new OperationsCalls(wire, answers);
  }

  /** The calls about research requests and lessons. */
  public IntakesClient intakes() {
    return new IntakesClient(wire, answers);
  }

  /** The calls about improvement loops and their templates. */
  public ImprovementsClient improvements() {
    return new ImprovementsClient(wire, answers);
  }

  /** Stores an event; the same id with the same content gives the event stored before. */
  public EventOut record(EventIn event) {
    return read(wire.send(Call.post(EVENTS, event, event.id() != null)), EventOut.class);
  }

  /**
   * Stores the good ones of these events and names the bad ones.
   *
   * @param events 1 to 10,000, at most 16 MiB as JSON
   */
  public BatchResult recordAll(List<EventIn> events) {
    boolean repeatable = events.stream().allMatch(event -> event.id() != null);
    Call.Body body = Call.Body.lines(events);
    Call call = new Call("POST", EVENTS + "/batch", new Query(), body, repeatable);
    return read(wire.send(call), BatchResult.class);
  }

  /** Stores the events of a run, all or none; the same run again is stored once. */
  public RunOut recordRun(RunIn run) {
    return read(wire.send(Call.post(RUNS, run, true)), RunOut.class);
  }

  /** Takes an event out of lists, trends and rollups. */
  public void voidEvent(String id, String reason) {
    String path = EVENTS + "/" + Query.encode(id) + "/void";
    wire.send(Call.post(path, new VoidIn(reason), false));
  }

  /** One page of events, newest first. */
  public EventsPage events(EventFilter filter) {
    HttpResponse<byte[]> answer = wire.send(Call.get(EVENTS, filter.query()));
    return new EventsPage(
        read(answer, new TypeReference<List<EventOut>>() {}),
        NextPage.cursor(answer.headers().allValues("Link")));
  }

  /**
   * Follows events as they are recorded, across broken connections: nothing is missed, nothing
   * comes twice.
   *
   * @param after the position to begin behind, 0 for everything there is; null for now
   * @param observer told when the connection is lost and found again
   */
  public EventFollower follow(StreamFilter filter, @Nullable Long after, FollowObserver observer) {
    return new EventFollower(wire, filter, after, observer);
  }

  /** The trend of one metric type. */
  public TrendOut trend(String metricType, TrendFilter filter) {
    String path = TRENDS + "/" + Query.encode(metricType);
    return read(wire.send(Call.get(path, filter.query())), TrendOut.class);
  }

  /** The trends of all metric types. */
  public List<TrendOut> trends(TrendFilter filter) {
    return read(wire.send(Call.get(TRENDS, filter.query())), new TypeReference<>() {});
  }

  /** A chart: one statistic of one metric type, bucket by bucket. */
  public SeriesOut series(SeriesFilter filter) {
    return read(wire.send(Call.get("/v1/outcomes/series", filter.query())), SeriesOut.class);
  }

  /** One page of change points, newest first. */
  public ChangePointsPage changePoints(ChangePointFilter filter) {
    HttpResponse<byte[]> answer = wire.send(Call.get(CHANGE_POINTS, filter.query()));
    return new ChangePointsPage(
        read(answer, new TypeReference<List<ChangePointOut>>() {}),
        NextPage.cursor(answer.headers().allValues("Link")));
  }

  /** One change point with its detail. */
  public ChangePointOut changePoint(String id) {
    return changePoint(id, null);
  }

  /**
   * The same with causes that are looked for now.
   *
   * @param depth how many metadata keys bound a part at most, 1 to 3; null for what is kept
   */
  public ChangePointOut changePoint(String id, @Nullable Integer depth) {
    return read(
        wire.send(
            Call.get(CHANGE_POINTS + "/" + Query.encode(id), new Query().add("depth", depth))),
        ChangePointOut.class);
  }

  /** Says what a change point was. */
  public ChangePointOut giveFeedback(String id, FeedbackIn feedback) {
    String path = CHANGE_POINTS + "/" + Query.encode(id) + "/feedback";
    return read(wire.send(Call.post(path, feedback, true)), ChangePointOut.class);
  }

  /**
   * The open change points of all tenants, for the operator: the client names no tenant.
   *
   * @param errorPerSample above 0, at most 1; null for the server's default
   */
  public FleetOut fleetChangePoints(@Nullable Double errorPerSample) {
    Query query = new Query().add("error_per_sample", errorPerSample);
    return read(wire.send(Call.get("/v1/fleet/change-points", query)), FleetOut.class);
  }

  /** What is watched for changes beside each series. */
  public List<PoolOut> pools() {
    return read(wire.send(Call.get("/v1/outcomes/pools", new Query())), new TypeReference<>() {});
  }

  /** What would have been found in a stored series under other settings. */
  public SimulationOut simulate(SimulationIn wanted) {
    return read(
        wire.send(Call.post(CHANGE_POINTS + "/simulate", wanted, true)), SimulationOut.class);
  }

  /** The history of a series, cut where it changed. */
  public SegmentsOut segments(SeriesFilter filter) {
    return read(wire.send(Call.get("/v1/outcomes/segments", filter.query())), SegmentsOut.class);
  }

  /** Puts a marker on the time line; the same id again is the same marker. */
  public MarkerOut addMarker(MarkerIn marker) {
    return read(wire.send(Call.post(MARKERS, marker, marker.id() != null)), MarkerOut.class);
  }

  /** One page of markers, newest first. */
  public MarkersPage markers(MarkerFilter filter) {
    HttpResponse<byte[]> answer = wire.send(Call.get(MARKERS, filter.query()));
    return new MarkersPage(
        read(answer, new TypeReference<List<MarkerOut>>() {}),
        NextPage.cursor(answer.headers().allValues("Link")));
  }

  /** Removes a marker. */
  public void removeMarker(String id) {
    wire.send(Call.once("DELETE", MARKERS + "/" + Query.encode(id)));
  }

  /** One page of the domains that have outcomes or settings, by name. */
  public DomainsPage domains(@Nullable Integer limit, @Nullable String cursor) {
    Query query = new Query().add("limit", limit).add("cursor", cursor);
    HttpResponse<byte[]> answer = wire.send(Call.get(DOMAINS, query));
    return new DomainsPage(
        read(answer, new TypeReference<List<DomainOut>>() {}),
        NextPage.cursor(answer.headers().allValues("Link")));
  }

  public DomainOut domain(String domain) {
    return read(wire.send(Call.get(domainPath(domain), new Query())), DomainOut.class);
  }

  /** Replaces the settings of a domain. */
  public DomainOut putDomain(String domain, DomainIn settings) {
    return read(wire.send(Call.put(domainPath(domain), settings)), DomainOut.class);
  }

  /** The calls about channels. */
  public ChannelCalls channels() {
    return new ChannelCalls(wire, answers);
  }

  public DashboardOut dashboard(DashboardFilter filter) {
    return read(wire.send(Call.get("/v1/outcomes/dashboard", filter.query())), DashboardOut.class);
  }

  /** The return on investment of a domain. Stores nothing. */
  public RoiOut roi(RoiIn assumptions) {
    return read(wire.send(Call.post("/v1/outcomes/roi", assumptions, true)), RoiOut.class);
  }

  /** Whether outcomes still arrive; needs no key. */
  public HealthOut health() {
    return read(wire.send(Call.get("/v1/outcomes/health", new Query())), HealthOut.class);
  }

  /** Whom the key belongs to. */
  public MeOut me() {
    return read(wire.send(Call.get("/v1/me", new Query())), MeOut.class);
  }

  /** Makes a key; the answer is the only place its secret is shown. */
  public KeyCreated createKey(KeyIn key) {
    return read(wire.send(Call.post(KEYS, key, false)), KeyCreated.class);
  }

  public List<KeyOut> keys() {
    return read(wire.send(Call.get(KEYS, new Query())), new TypeReference<>() {});
  }

  public KeyOut key(String id) {
    return read(wire.send(Call.get(keyPath(id), new Query())), KeyOut.class);
  }

  /** Ends a key within five seconds. */
  public void revokeKey(String id) {
    wire.send(Call.once("DELETE", keyPath(id)));
  }

  /** Gives a key a new secret; the old one ends. */
  public KeyCreated rotateKey(String id) {
    return read(wire.send(Call.once("POST", keyPath(id) + "/rotate")), KeyCreated.class);
  }

  /** One page of the audit log, newest first. */
  public AuditPageOut audit(AuditFilter filter) {
    HttpResponse<byte[]> answer = wire.send(Call.get("/v1/audit", filter.query()));
    return new AuditPageOut(
        read(answer, new TypeReference<List<AuditOut>>() {}),
        NextPage.cursor(answer.headers().allValues("Link")));
  }

  /**
   * A page of tenants by name.
   *
   * @param cursor where the page begins, from the page before; null for the first
   */
  public TenantsPage tenants(@Nullable String cursor) {
    HttpResponse<byte[]> answer =
        wire.send(Call.get(TENANTS, new Query().add("limit", PAGE).add("cursor", cursor)));
    return new TenantsPage(
        read(answer, new TypeReference<List<TenantOut>>() {}),
        NextPage.cursor(answer.headers().allValues("Link")));
  }

  public TenantOut tenant(String id) {
    return read(wire.send(Call.get(tenantPath(id), new Query())), TenantOut.class);
  }

  /** Replaces the settings of a tenant, which need not exist before. */
  public TenantOut putTenant(String id, TenantSettingsWire settings) {
    Call.Body body = Call.Body.json(settings);
    Call call = new Call("PUT", tenantPath(id), new Query(), body, true);
    return read(wire.send(call), TenantOut.class);
  }

  /** What a retention would remove today. */
  public ExpiryOut previewRetention(String id, RetentionWire retention) {
    Query query =
        new Query().add("raw_days", retention.rawDays()).add("rollup_days", retention.rollupDays());
    return read(wire.send(Call.get(tenantPath(id) + "/expiry", query)), ExpiryOut.class);
  }

  /** Begins to delete a tenant and all of its data. */
  public void deleteTenant(String id) {
    wire.send(Call.once("DELETE", tenantPath(id)));
  }

  /**
   * Writes a backup of the whole server into a file that is not there yet, and checks it against
   * the checksum that came with it.
   */
  public BackupReceipt backup(Path file) {
    return Download.to(file, () -> wire.download(Call.once("POST", "/v1/backups")), settings.url());
  }

  /** What the server finds where it looks at itself; reads only. */
  public DoctorOut doctor(boolean recount) {
    Query query = new Query().add("recount", recount);
    return read(wire.send(Call.get("/v1/doctor", query)), DoctorOut.class);
  }

  private static String tenantPath(String id) {
    return TENANTS + "/" + Query.encode(id);
  }

  /** Says that a process has started here. */
  public ProcessStarted startProcess(ProcessIn process) {
    return read(wire.send(Call.post(PROCESSES, process, false)), ProcessStarted.class);
  }

  /** Says how far a process here is; the answer says whether it is to end. */
  public ProcessOut reportProcess(String id, ProcessReportIn report) {
    return read(wire.send(Call.post(processPath(id) + "/report", report, true)), ProcessOut.class);
  }

  /** One page of processes, newest first. */
  public ProcessesPage processes(ProcessFilter filter) {
    HttpResponse<byte[]> answer = wire.send(Call.get(PROCESSES, filter.query()));
    return new ProcessesPage(
        read(answer, new TypeReference<List<ProcessOut>>() {}),
        NextPage.cursor(answer.headers().allValues("Link")));
  }

  public ProcessOut process(String id) {
    return read(wire.send(Call.get(processPath(id), new Query())), ProcessOut.class);
  }

  /** Tells a process what to do. */
  public ProcessOut controlProcess(String id, String action) {
    String path = processPath(id) + "/control";
    return read(wire.send(Call.post(path, new ProcessControlIn(action), true)), ProcessOut.class);
  }

  /** Begins an export; broken off, it is not tried again by itself. */
  public ExportStream export(ExportFilter filter) {
    return wire.export(Call.get("/v1/outcomes/export", filter.query()));
  }

  private static String processPath(String id) {
    return PROCESSES + "/" + Query.encode(id);
  }

  private static String domainPath(String domain) {
    return DOMAINS + "/" + Query.encode(domain);
  }

  private static String keyPath(String id) {
    return KEYS + "/" + Query.encode(id);
  }

  private <T> T read(HttpResponse<byte[]> answer, Class<T> type) {
    return answers.read(answer, type);
  }

  private <T> T read(HttpResponse<byte[]> answer, TypeReference<T> type) {
    return answers.read(answer, type);
  }

  @Override
  public void close() {
    wire.close();
  }
}
