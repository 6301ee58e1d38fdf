package dev.trimtab.storage;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.chart.ChartStore;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.intake.LessonStore;
import dev.trimtab.loop.ChannelStore;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.TemplateStore;
import dev.trimtab.operations.AcknowledgementStore;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.operations.SilenceStore;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.retention.RetentionStore;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.AuditLog;
import dev.trimtab.tenant.TenantStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Every port of one store, opened and closed as one. */
public interface Storage extends AutoCloseable {
  OutcomeStore outcomes();

  ChartStore charts();

  MarkerStore markers();

  DomainSettingsStore domains();

  ApiKeyStore keys();

  AuditLog audit();

  TenantStore tenants();

  RetentionStore retention();

  ProcessStore processes();

  ChangeStore changes();

  TemplateStore templates();

  LoopStore loops();

  ChannelStore channels();

  IntakeStore intakes();

  LessonStore lessons();

  SilenceStore silences();

  AcknowledgementStore acknowledgements();

  /**
   * Reads, and makes a write durable that changes nothing; returns where that went well. Costs what
   * a commit costs.
   *
   * @throws dev.trimtab.outcome.StorageException saying why not
   */
  void check();

  /**
   * Copies everything, as of one moment, into a file, and checks the copy. Others read and write
   * meanwhile. May take minutes.
   *
   * @param file empty, or not there yet; on a failure it may be left
   * @return what the copy holds
   * @throws dev.trimtab.outcome.StorageException where it cannot be made, or is not sound
   */
  StoreFacts copyTo(Path file);

  /** How much room everything takes, in bytes. */
  long bytes();

  /**
   * Looks for what is wrong with what is stored. Reads only; may take minutes.
   *
   * @param recount true to count everything anew, which reads every event a few times
   * @param now what no event may have been recorded after
   */
  List<Finding> inspect(boolean recount, Instant now);

  /**
   * Sees to what the store needs from time to time, such as room for the months to come. To be
   * called a few times a day, by any number of processes; costs next to nothing where nothing is to
   * be done.
   *
   * @throws dev.trimtab.outcome.StorageException where it must be tried again
   */
  void upkeep(Instant now);

  /** Finishes what is under way, then lets go of files and connections. Idempotent. */
  @Override
  void close();
}
