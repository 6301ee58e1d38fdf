package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.client.BatchResult;
import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.StorageException.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BatchOutcomeTest {
  private final BatchOutcome outcome = new BatchOutcome(List.of());

  @Test
  void whatTheStoreFailedForIsNamedSoThatItAloneIsSentAgain() {
    outcome.add(4, new Appended.Refused(new StorageException(Kind.FULL, "full", null)));

    assertThat(outcome.result().rejected())
        .singleElement()
        .returns(4, BatchResult.Rejected::index)
        .extracting(BatchResult.Rejected::detail)
        .asString()
        .contains("send this one again");
  }

  @Test
  void aTenantThatIsBeingDeletedEndsTheCall() {
    StorageException gone = new StorageException(Kind.GONE, "gone", null);
    assertThatThrownBy(() -> outcome.add(0, new Appended.Refused(gone))).isSameAs(gone);
  }
}
