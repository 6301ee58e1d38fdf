package dev.trimtab.server.kill;

import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.postgres.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Servers on one database. One that is killed is started again in its place. */
final class Nodes implements AutoCloseable {
  private final TestDatabase database;
  private final Path folder;
  private final List<ServerProcess> running = new CopyOnWriteArrayList<>();

  private Nodes(TestDatabase database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /** Starts so many, one after the other: the first one makes the operator's key. */
  static Nodes start(TestDatabase database, Path folder, int count) {
    Nodes nodes = new Nodes(database, folder);
    for (int number = 0; number < count; number++) {
      nodes.running.add(nodes.start(number));
    }
    return nodes;
  }

  /** The one in that place, counted round. */
  ServerProcess at(int place) {
    return running.get(Math.floorMod(place, running.size()));
  }

  int count() {
    return running.size();
  }

  /** Those that are not in that place. */
  List<ServerProcess> othersThan(int place) {
    return IntStream.range(0, running.size())
        .filter(other -> other != place)
        .mapToObj(running::get)
        .toList();
  }

  /** Starts the one in that place again, which was killed. */
  void comeBack(int place) {
    running.set(place, start(place));
  }

  private ServerProcess start(int place) {
    return database.start(folder.resolve("node-" + place));
  }

  @Override
  public void close() {
    running.forEach(ServerProcess::close);
  }
}
