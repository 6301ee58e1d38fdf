package dev.trimtab.storage.sql;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections that note each statement they send; one of a batch counts as each of its rows. */
final class CountingSource implements DataSource {
  private static final Set<String> SENT =
      Set.of("execute", "executeQuery", "executeUpdate", "addBatch");

  private final DataSource source;
  private final List<String> sent = new ArrayList<>();

  CountingSource(DataSource source) {
    this.source = source;
  }

  /** What was sent since the last call. */
  List<String> takeSent() {
    List<String> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = source.getConnection();
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object made = call(connection, method, arguments);
          return switch (made) {
            case PreparedStatement statement ->
                watched(PreparedStatement.class, statement, String.valueOf(arguments[0]));
            case Statement statement -> watched(Statement.class, statement, "");
            case null, default -> made;
          };
        });
  }

  private <T extends Statement> T watched(Class<T> type, T statement, String text) {
    return proxy(
        type,
        (method, arguments) -> {
          if (SENT.contains(method.getName())) {
            sent.add(arguments.length == 0 ? text : String.valueOf(arguments[0]));
          }
          return call(statement, method, arguments);
        });
  }

  private interface Call {
    Object of(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                call.of(method, arguments == null ? new Object[0] : arguments)));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLException("the source knows its user");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
