package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.AcknowledgementStoreContract;
import dev.trimtab.storage.kit.AggregateContract;
import dev.trimtab.storage.kit.ApiKeyStoreContract;
import dev.trimtab.storage.kit.AppendContract;
import dev.trimtab.storage.kit.AtomicContract;
import dev.trimtab.storage.kit.AuditLogContract;
import dev.trimtab.storage.kit.ChangeStoreContract;
import dev.trimtab.storage.kit.ChannelStoreContract;
import dev.trimtab.storage.kit.ChartContract;
import dev.trimtab.storage.kit.DomainSettingsContract;
import dev.trimtab.storage.kit.DuplicateContract;
import dev.trimtab.storage.kit.EnvironmentContract;
import dev.trimtab.storage.kit.EventsContract;
import dev.trimtab.storage.kit.FailureClassesContract;
import dev.trimtab.storage.kit.IntakeStoreContract;
import dev.trimtab.storage.kit.InventoryContract;
import dev.trimtab.storage.kit.LessonStoreContract;
import dev.trimtab.storage.kit.LoopListContract;
import dev.trimtab.storage.kit.LoopMoveContract;
import dev.trimtab.storage.kit.LoopStoreContract;
import dev.trimtab.storage.kit.MarkerStoreContract;
import dev.trimtab.storage.kit.MomentContract;
import dev.trimtab.storage.kit.NewestContract;
import dev.trimtab.storage.kit.PoolContract;
import dev.trimtab.storage.kit.ProcessStoreContract;
import dev.trimtab.storage.kit.RaceContract;
import dev.trimtab.storage.kit.ReplayContract;
import dev.trimtab.storage.kit.RetentionContract;
import dev.trimtab.storage.kit.RetentionProperties;
import dev.trimtab.storage.kit.RollupContract;
import dev.trimtab.storage.kit.SeriesLimitContract;
import dev.trimtab.storage.kit.SilenceStoreContract;
import dev.trimtab.storage.kit.StoredIn;
import dev.trimtab.storage.kit.TemplateStoreContract;
import dev.trimtab.storage.kit.TenantRemovalContract;
import dev.trimtab.storage.kit.TenantStoreContract;
import dev.trimtab.storage.kit.UpkeepRaceContract;
import dev.trimtab.storage.kit.VoidContract;
import net.jqwik.api.Group;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The whole contract on a cluster, and where its statements go. */
@EnabledIfEnvironmentVariable(
    named = CitusServer.GIVEN,
    matches = ".+",
    disabledReason = "no cluster is named in TRIMTAB_TEST_CITUS_URL")
@AddLifecycleHook(CitusIsGiven.class)
@SuppressWarnings("ClassCanBeStatic") // groups of properties are inner classes
class CitusIT {
  @Nested
  @StoredIn(CitusFixture.class)
  final class ApiKeyStore extends ApiKeyStoreContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class Append extends AppendContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class Atomic extends AtomicContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class AuditLog extends AuditLogContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class ChangeStore extends ChangeStoreContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class ChannelStore extends ChannelStoreContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class SilenceStore extends SilenceStoreContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class AcknowledgementStore extends AcknowledgementStoreContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class Pools extends PoolContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class DomainSettings extends DomainSettingsContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class Duplicate extends DuplicateContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class IntakeStore extends IntakeStoreContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class LessonStore extends LessonStoreContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class LoopStore extends LoopStoreContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class LoopLists extends LoopListContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class LoopMoves extends LoopMoveContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class MarkerStore extends MarkerStoreContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class Moment extends MomentContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class ProcessStore extends ProcessStoreContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class Race extends RaceContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class Retention extends RetentionContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class SeriesLimit extends SeriesLimitContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class TenantRemoval extends TenantRemovalContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class TemplateStore extends TemplateStoreContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class TenantStore extends TenantStoreContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class UpkeepRace extends UpkeepRaceContract {}

  @Nested
  @StoredIn(CitusFixture.class)
  final class Voiding extends VoidContract {}

  @Group
  @StoredIn(CitusFixture.class)
  class AggregateProperties extends AggregateContract {}

  @Group
  @StoredIn(CitusFixture.class)
  class ChartProperties extends ChartContract {}

  @Group
  @StoredIn(CitusFixture.class)
  class EnvironmentProperties extends EnvironmentContract {}

  @Group
  @StoredIn(CitusFixture.class)
  class EventsProperties extends EventsContract {}

  @Group
  @StoredIn(CitusFixture.class)
  class FailureClassesProperties extends FailureClassesContract {}

  @Group
  @StoredIn(CitusFixture.class)
  class InventoryProperties extends InventoryContract {}

  @Group
  @StoredIn(CitusFixture.class)
  class NewestProperties extends NewestContract {}

  @Group
  @StoredIn(CitusFixture.class)
  class ReplayProperties extends ReplayContract {}

  @Group
  @StoredIn(CitusFixture.class)
  class RollupProperties extends RollupContract {}

  @Group
  @StoredIn(CitusFixture.class)
  class RetentionHistories extends RetentionProperties {}
}
