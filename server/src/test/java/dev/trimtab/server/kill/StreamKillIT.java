package dev.trimtab.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.stream.StreamCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows a real server under load that is killed again and again: every event is told once, in the
 * order of its position, however often the reader has to come again. Rounds and seed are set as for
 * {@link KillIT}.
 */
class StreamKillIT {
  private static final int ROUNDS = Integer.getInteger("trimtab.kill.rounds", 4);
  private static final long SEED = Long.getLong("trimtab.kill.seed", 1);
  private static final int EVENTS_A_ROUND = 2_000;

  /** A reader comes again after so many, also while the server lives. */
  private static final int EVENTS_A_CONNECTION = 300;

  @TempDir Path data;
  private final Random random = new Random(SEED);
  private final List<StreamCall.Message> told = new ArrayList<>();
  private final Ledger ledger = new Ledger();
  private String key;
  private volatile Exception cutOff;

  @Test
  void everyEventIsToldOnceInOrder() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      try (ServerProcess server = ServerProcess.start(data)) {
        follow(server, round);
      }
    }
    try (ServerProcess server = ServerProcess.start(data)) {
      Map<String, Double> stored = new TenantApi(server.uri(), key).walk();
      read(server, stored.size() - told.size());
      assertThat(told)
          .as("seed %d", SEED)
          .extracting(StreamCall.Message::position)
          .isEqualTo(LongStream.rangeClosed(1, stored.size()).boxed().toList());
      assertThat(told)
          .extracting(event -> event.json().get("id").asText())
          .containsExactlyInAnyOrderElementsOf(stored.keySet());
      assertThat(stored).containsAllEntriesOf(ledger.acknowledged());
    }
  }

  /** Reads under load until enough was told, and is cut off in the middle of it. */
  private void follow(ServerProcess server, int round) throws Exception {
    if (key == null) {
      key = server.createKey("acme");
    }
    AtomicBoolean stop = new AtomicBoolean();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      TenantApi api = new TenantApi(server.uri(), key);
      MixedLoad load = new MixedLoad(api, ledger, random.nextLong(), round + "-" + i, stop);
      clients.add(Thread.ofPlatform().start(load));
    }
    Thread reader = Thread.ofPlatform().start(() -> readUntilCutOff(server));
    int goal = told() + EVENTS_A_ROUND + random.nextInt(EVENTS_A_ROUND);
    while (told() < goal) {
      assertThat(reader.isAlive()).as("the reader was cut off: %s", cutOff).isTrue();
      Thread.sleep(1);
    }
    server.kill();
    stop.set(true);
    for (Thread client : clients) {
      client.join();
    }
    reader.join();
    ledger.connectionLost();
  }

  private void readUntilCutOff(ServerProcess server) {
    try {
      while (true) {
        read(server, EVENTS_A_CONNECTION);
      }
    } catch (IOException | UncheckedIOException ended) {
      cutOff = ended; // the server was killed
    }
  }

  private void read(ServerProcess server, int count) throws IOException {
    HttpCalls calls =
        HttpCalls.to(server.uri())
            .with("X-API-Key", key)
            .with("Last-Event-ID", told() == 0 ? "0" : lastTold());
    try (StreamCall stream = StreamCall.open(calls, "")) {
      if (stream.status() != 200) {
        throw new IOException("no stream: " + stream.problem());
      }
      for (int i = 0; i < count; i++) {
        add(stream.nextEvent());
      }
    }
  }

  private void add(StreamCall.Message event) {
    synchronized (told) {
      told.add(event);
    }
  }

  private int told() {
    synchronized (told) {
      return told.size();
    }
  }

  private String lastTold() {
    synchronized (told) {
      return told.getLast().id();
    }
  }
}
