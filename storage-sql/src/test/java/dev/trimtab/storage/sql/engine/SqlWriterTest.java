package dev.trimtab.storage.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.SqliteDatabase;
import dev.trimtab.storage.sql.SqliteDialect;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.schema.Tables;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlWriterTest {
  @TempDir Path folder;
  private SqlWriter writer;
  private ReadPool reads;

  @BeforeEach
  void open() {
    SqliteDatabase database = new SqliteDatabase(SqliteSettings.of(folder.resolve("test.db")));
    database.migrate();
    writer = new SqlWriter(database.writer(), new SqliteDialect());
    reads = new ReadPool(database.readers(), 2, new SqliteDialect());
  }

  @AfterEach
  void close() {
    reads.close();
    writer.close();
  }

  @Test
  void readsWhatWasCommitted() {
    grow();
    assertThat(revision()).isEqualTo(1);
  }

  @Test
  void rollsBackWhatThrows() {
    assertThatThrownBy(
            () ->
                writer.inTransaction(
                    session -> {
                      session.prepared("UPDATE api_key_revision SET revision = 9").execute();
                      throw new IllegalArgumentException("a fault of the caller");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(revision()).isZero();
    grow();
    assertThat(revision()).isEqualTo(1);
  }

  @Test
  void recoversFromAConnectionThatBroke() {
    grow();
    assertThatThrownBy(
            () ->
                writer.inTransaction(
                    session -> {
                      session.prepared("UPDATE api_key_revision SET revision = 9").execute();
                      session.sql().connection(java.sql.Connection::close);
                      return session.prepared("SELECT 1").execute();
                    }))
        .isInstanceOf(StorageException.class);
    assertThat(revision()).isEqualTo(1);
    grow();
    assertThat(revision()).isEqualTo(2);
  }

  @Test
  void whoeverWritesWaitsForWhatIsDoneBetweenTransactions() throws InterruptedException {
    AtomicReference<Thread> other = new AtomicReference<>();
    writer.betweenTransactions(
        () -> {
          other.set(startWaiting(this::grow));
          assertThat(revision()).isZero();
        });
    other.get().join();
    assertThat(revision()).isEqualTo(1);
  }

  @Test
  void whatIsDoneBetweenTransactionsWaitsForTheOneUnderWay() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    AtomicReference<Thread> other = new AtomicReference<>();
    writer.inTransaction(
        session -> {
          other.set(startWaiting(() -> writer.betweenTransactions(() -> done.set(true))));
          assertThat(done).isFalse();
          return null;
        });
    other.get().join();
    assertThat(done).isTrue();
  }

  /** Starts a thread that has to wait, and returns when it does. */
  private static Thread startWaiting(Runnable work) {
    Thread thread = Thread.ofPlatform().start(work);
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(thread.isAlive()).as("it waits").isTrue();
      Thread.onSpinWait();
    }
    return thread;
  }

  @Test
  void runsWhatLostToAnotherAgain() {
    assertThat(growAfterLosing(4)).as("attempts").isEqualTo(5);
    assertThat(revision()).isEqualTo(1);
  }

  @Test
  void givesUpWhatLosesAgainAndAgain() {
    assertThatThrownBy(() -> growAfterLosing(5))
        .isInstanceOfSatisfying(
            StorageException.class,
            lost -> assertThat(lost.kind()).isEqualTo(StorageException.Kind.CONFLICT));
    assertThat(revision()).isZero();
  }

  private int growAfterLosing(int times) {
    AtomicInteger attempts = new AtomicInteger();
    return writer.inTransaction(
        session -> {
          session.prepared("UPDATE api_key_revision SET revision = revision + 1").execute();
          if (attempts.incrementAndGet() <= times) {
            throw new StorageException(StorageException.Kind.CONFLICT, "lost", null);
          }
          return attempts.get();
        });
  }

  @Test
  void refusesToWriteOnAReadConnection() {
    assertThatThrownBy(
            () -> reads.read(sql -> sql.deleteFrom(Tables.ApiKeyRevision.TABLE).execute()))
        .isInstanceOf(StorageException.class);
    assertThat(revision()).isZero();
  }

  @Test
  void saysThatItIsClosed() {
    writer.close();
    assertThatThrownBy(this::grow)
        .isInstanceOfSatisfying(
            StorageException.class,
            failure -> assertThat(failure.kind()).isEqualTo(StorageException.Kind.UNAVAILABLE));
  }

  private void grow() {
    writer.inTransaction(
        session ->
            session.prepared("UPDATE api_key_revision SET revision = revision + 1").execute());
  }

  private long revision() {
    return reads.read(
        sql ->
            sql.select(Tables.ApiKeyRevision.REVISION)
                .from(Tables.ApiKeyRevision.TABLE)
                .fetchSingle()
                .value1());
  }
}
