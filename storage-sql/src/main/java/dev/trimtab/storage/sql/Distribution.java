package dev.trimtab.storage.sql;

/** How a PostgreSQL store lies on servers. */
public enum Distribution {
  /** In one database, on one server and its replicas. */
  NONE,
  /** Over the servers of a Citus cluster: all that is one tenant's together on one of them. */
  CITUS
}
