package dev.trimtab.storage.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cluster for tests: the one whose coordinator {@code TRIMTAB_TEST_CITUS_URL} names, as a
 * superuser. Each of its servers takes that user, and the roles made here, from every other.
 */
final class CitusServer {
  static final String GIVEN = "TRIMTAB_TEST_CITUS_URL";
  private static final String EXTENSION = "CREATE EXTENSION citus";

  private static final class Shared {
    private static final CitusServer SERVER = new CitusServer(System.getenv(GIVEN));
  }

  private record Node(String host, int port) {}

  private final String coordinator;
  private final List<Node> itself;
  private final List<Node> workers;
  private final String prefix = "trimtab_" + UUID.randomUUID().toString().replace("-", "");
  private final AtomicInteger databases = new AtomicInteger();
  private final ConcurrentLinkedDeque<String> free = new ConcurrentLinkedDeque<>();

  private CitusServer(String coordinator) {
    this.coordinator = coordinator;
    this.itself = nodes("groupid = 0");
    this.workers = nodes("groupid <> 0 AND isactive");
    for (String role : List.of(PostgresServer.OWNER, PostgresServer.APPLICATION)) {
      PostgresServer.run(coordinator, PostgresServer.ROLE.formatted(role, PostgresServer.PASSWORD));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::dropAll));
  }

  static boolean isGiven() {
    return System.getenv(GIVEN) != null;
  }

  static CitusServer shared() {
    return Shared.SERVER;
  }

  /** A database on every server, without any table. */
  String makeEmptyDatabase() {
    String name = prefix + "_" + databases.incrementAndGet();
    for (String server : servers()) {
      PostgresServer.run(
          server, "CREATE DATABASE %s OWNER %s".formatted(name, PostgresServer.OWNER));
      PostgresServer.run(of(server, name), EXTENSION);
    }
    for (Node node : itself) {
      administer(
          name, "SELECT citus_set_coordinator_host('%s', %d)".formatted(node.host(), node.port()));
    }
    for (Node worker : workers) {
      administer(name, "SELECT citus_add_node('%s', %d)".formatted(worker.host(), worker.port()));
    }
    return name;
  }

  /** One with every table, empty. */
  String makeDatabase() {
    String used = free.pollFirst();
    return used == null ? makeEmptyDatabase() : used;
  }

  void giveBack(String name) {
    administer(name, PostgresServer.EMPTY);
    free.add(name);
  }

  PostgresSettings settings(String database) {
    return PostgresSettings.of(url(database, PostgresServer.APPLICATION))
        .withDirectUrl(url(database, PostgresServer.OWNER))
        .withDistribution(Distribution.CITUS)
        .withConnections(2, 4);
  }

  String url(String database, String role) {
    String server = coordinator.substring(0, coordinator.lastIndexOf('/') + 1);
    return server + database + "?user=" + role + "&password=" + PostgresServer.PASSWORD;
  }

  /** As whoever may do everything. */
  void administer(String database, String statement) {
    PostgresServer.run(of(coordinator, database), statement);
  }

  /** The same on each worker by itself. */
  void administerWorkers(String database, String statement) {
    for (String server : servers().subList(1, servers().size())) {
      PostgresServer.run(of(server, database), statement);
    }
  }

  private void dropAll() {
    for (int number = databases.get(); number > 0; number--) {
      for (String server : servers()) {
        PostgresServer.run(
            server, "DROP DATABASE IF EXISTS %s_%d WITH (FORCE)".formatted(prefix, number));
      }
    }
  }

  private List<String> servers() {
    List<String> servers = new ArrayList<>();
    servers.add(coordinator);
    for (Node worker : workers) {
      servers.add(
          coordinator.replaceFirst("//[^/]+/", "//%s:%d/".formatted(worker.host(), worker.port())));
    }
    return servers;
  }

  private static String of(String server, String database) {
    return server.replaceFirst("(//[^/]+/)[^?]*", "$1" + database);
  }

  /** What the database that was named says of the cluster. */
  private List<Node> nodes(String which) {
    List<Node> nodes = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(coordinator);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT nodename, nodeport FROM pg_dist_node WHERE " + which)) {
      while (row.next()) {
        nodes.add(new Node(row.getString(1), row.getInt(2)));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return nodes;
  }
}
