package dev.trimtab.storage.sql;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a cluster that ask for the plan of each prepared statement before they send it,
 * and fail where it does not go to one shard: all but those of a transaction that sees every
 * tenant.
 */
final class RoutedSource implements DataSource {
  private static final Set<String> SENT =
      Set.of("execute", "executeQuery", "executeUpdate", "addBatch");

  private static final Pattern TASKS = Pattern.compile("Task Count: (\\d+)");
  private static final String COMPOSED = "Distributed Subplan";
  private static final String PULLED = "INSERT ... SELECT";

  private final DataSource source;

  RoutedSource(DataSource source) {
    this.source = source;
  }

  /** What a connection said last of whose rows it is to see. */
  private static final class Sight {
    private boolean all;

    void hear(String statement) {
      if (statement.contains("trimtab.tenants")) {
        all = statement.contains("'all'");
      } else if (statement.startsWith("SET TRANSACTION")) {
        all = false;
      }
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = source.getConnection();
    Sight sight = new Sight();
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object made = call(connection, method, arguments);
          return switch (made) {
            case PreparedStatement prepared ->
                prepared(connection, sight, prepared, String.valueOf(arguments[0]));
            case Statement statement -> plain(sight, statement);
            case null, default -> made;
          };
        });
  }

  private static Statement plain(Sight sight, Statement statement) {
    return proxy(
        Statement.class,
        (method, arguments) -> {
          if (SENT.contains(method.getName())) {
            sight.hear(String.valueOf(arguments[0]));
          }
          return call(statement, method, arguments);
        });
  }

  private static PreparedStatement prepared(
      Connection connection, Sight sight, PreparedStatement statement, String text) {
    Map<Integer, Object[]> parameters = new TreeMap<>();
    Map<Integer, Method> setters = new TreeMap<>();
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          if (method.getName().startsWith("set") && arguments.length > 1) {
            parameters.put((Integer) arguments[0], arguments);
            setters.put((Integer) arguments[0], method);
          } else if (SENT.contains(method.getName()) && !sight.all) {
            check(text, plan(connection, text, setters, parameters));
          }
          return call(statement, method, arguments);
        });
  }

  private static String plan(
      Connection connection,
      String text,
      Map<Integer, Method> setters,
      Map<Integer, Object[]> parameters)
      throws Throwable {
    StringBuilder plan = new StringBuilder();
    try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + text)) {
      for (Map.Entry<Integer, Method> setter : setters.entrySet()) {
        call(explain, setter.getValue(), parameters.get(setter.getKey()));
      }
      try (ResultSet row = explain.executeQuery()) {
        while (row.next()) {
          plan.append(row.getString(1)).append('\n');
        }
      }
    }
    return plan.toString();
  }

  /** A statement on tables of this server alone has no tasks. */
  private static void check(String text, String plan) {
    Matcher tasks = TASKS.matcher(plan);
    boolean isRouted = !plan.contains(COMPOSED) && !plan.contains(PULLED);
    while (isRouted && tasks.find()) {
      isRouted = tasks.group(1).equals("1");
    }
    if (!isRouted) {
      throw new AssertionError("goes to more than one shard: " + text + "\n" + plan);
    }
  }

  private interface Call {
    @Nullable Object of(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    Object made =
        Proxy.newProxyInstance(
            RoutedSource.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                call.of(method, arguments == null ? new Object[0] : arguments));
    return type.cast(made);
  }

  private static @Nullable Object call(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getTargetException();
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter writer) throws SQLException {
    source.setLogWriter(writer);
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
    return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
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
