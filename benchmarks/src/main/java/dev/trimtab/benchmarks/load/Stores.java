package dev.trimtab.benchmarks.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Where the servers that are measured keep their events: each folder of a server has a store. */
interface Stores extends AutoCloseable {
  /** The variable that names a store which is not embedded. */
  String URL = "TRIMTAB_STORAGE_URL";

  /** What a reader has to know of them to judge the figures, in one sentence; may be empty. */
  String describe();

  /** True where more than one server may use a store. */
  boolean areShared();

  /**
   * Environment variables that lead a server to the store of that folder, which is made where there
   * is none.
   */
  Map<String, String> settings(Path folder);

  /**
   * Opens the store of that folder past its server, as durable as the server has it. Transactions
   * are committed by the caller.
   */
  Connection open(Path folder) throws SQLException;

  /** Many rows to be written by one statement, in whichever way is fastest there. */
  BareRows rows(Connection connection, BareStatement statement) throws SQLException;

  /** Removes what the store of that folder has outside of the folder. */
  void remove(Path folder);

  @Override
  void close();
}
