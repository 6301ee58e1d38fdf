package dev.trimtab.server.postgres;

import dev.trimtab.server.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A database for servers of one test, which a role of few rights uses and another one owns. */
public final class TestDatabase {
  static final String OWNER = "trimtab_it_owner";
  static final String APPLICATION = "trimtab_it_app";

  /** With what has a meaning in a URL, so that it must be written with care. */
  static final String PASSWORD = "app-s3cret&=%2B+?#/";

  static final String OWNER_PASSWORD = "owner-s3cret&=%2B+?#/";

  private final String administrator;
  private final String name;

  TestDatabase(String administrator, String name) {
    this.administrator = administrator;
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Without user and password. */
  public String url() {
    return server() + name;
  }

  /** The same at another port of this machine. */
  public String urlAt(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  /** The port its server listens on. */
  public int port() {
    return URI.create(server().substring("jdbc:".length())).getPort();
  }

  /** What a server needs beside the URL. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("TRIMTAB_STORAGE_POSTGRES_USER", APPLICATION);
    environment.put("TRIMTAB_STORAGE_POSTGRES_PASSWORD", PASSWORD);
    environment.put("TRIMTAB_STORAGE_POSTGRES_DIRECT_URL", url());
    environment.put("TRIMTAB_STORAGE_POSTGRES_DIRECT_USER", OWNER);
    environment.put("TRIMTAB_STORAGE_POSTGRES_DIRECT_PASSWORD", OWNER_PASSWORD);
    environment.put("TRIMTAB_STORAGE_POSTGRES_READERS", "2");
    environment.put("TRIMTAB_STORAGE_POSTGRES_WRITERS", "2");
    return environment;
  }

  /** A server on it, which keeps its own things in that folder. */
  public ServerProcess start(Path folder) {
    return start(folder, url());
  }

  /** The same, which goes another way. */
  public ServerProcess start(Path folder, String url) {
    return ServerProcess.start(folder, environment(), "--store", url);
  }

  /** As whoever may do everything. */
  public void administer(String statement) {
    Statements.run(administrators(), statement);
  }

  /** Keeps everybody else from a table until it is closed. */
  Connection hold(String table) throws SQLException {
    Connection holder = DriverManager.getConnection(administrators());
    holder.setAutoCommit(false);
    try (Statement lock = holder.createStatement()) {
      lock.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }
    return holder;
  }

  /** How often transactions have waited for each other, so that one of them had to be ended. */
  public long deadlocks() {
    return Statements.number(
        administrators(),
        "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
  }

  /** How many transactions wait for what another one holds. */
  long waiting() {
    return Statements.number(
        administrators(),
        "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
            + " WHERE NOT l.granted AND d.datname = current_database()");
  }

  /** The URL of whoever may do everything. */
  public String administrators() {
    int end = administrator.indexOf('?');
    return url() + (end < 0 ? "" : administrator.substring(end));
  }

  private String server() {
    int end = administrator.indexOf('?');
    String address = end < 0 ? administrator : administrator.substring(0, end);
    return address.substring(0, address.lastIndexOf('/') + 1);
  }
}
