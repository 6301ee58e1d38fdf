package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.Submission;
import dev.trimtab.storage.Storage;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every contract starts from: a fresh store for each test. A store passes a contract with a
 * class that extends it and is annotated with {@link StoredIn}.
 */
public abstract class StorageContract {
  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");

  private @Nullable StorageFixture fixture;
  private @Nullable Storage storage;

  @BeforeEach
  @BeforeProperty
  final void makeStore() throws ReflectiveOperationException {
    StoredIn storedIn = getClass().getAnnotation(StoredIn.class);
    if (storedIn == null) {
      throw new IllegalStateException("annotate " + getClass().getName() + " with @StoredIn");
    }
    fixture = storedIn.value().getConstructor().newInstance();
    storage = fixture().open(fold(), limits());
  }

  /** Whatever a test did, what is stored must add up in the end. */
  @AfterEach
  @AfterProperty
  final void auditAndRemoveStore() {
    try {
      assertThat(audit().discrepancies()).isEmpty();
    } finally {
      storage().close();
      fixture().close();
    }
  }

  /** What the store is opened with. */
  protected StoreLimits limits() {
    return StoreLimits.WIDE;
  }

  protected SeriesFold fold() {
    return new MarkingFold();
  }

  protected final Storage storage() {
    return present(storage);
  }

  protected final StoreAudit audit() {
    return fixture().audit();
  }

  /** Closes the store and opens it again. */
  protected final void reopen(StoreLimits limits) {
    storage().close();
    storage = fixture().open(fold(), limits);
  }

  /** Appends submissions as one group. */
  protected final List<List<Appended>> append(Submission... group) {
    return storage().outcomes().append(List.of(group));
  }

  private StorageFixture fixture() {
    return present(fixture);
  }

  private static <T> T present(@Nullable T made) {
    if (made == null) {
      throw new IllegalStateException("the store is not made yet");
    }
    return made;
  }
}
