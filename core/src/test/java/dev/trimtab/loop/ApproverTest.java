package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ApproverTest {
  private static final Approver ANA = new Approver("ana", "k1", Set.of("sre", "ops"), false);

  @Test
  void isMeantByNameByKeyAndByGroup() {
    assertThat(ANA.is("ana")).isTrue();
    assertThat(ANA.is("bo")).isFalse();
    assertThat(ANA.is("key:k1")).isTrue();
    assertThat(ANA.is("key:k2")).isFalse();
    assertThat(ANA.is("group:ops")).isTrue();
    assertThat(ANA.is("group:dev")).isFalse();
  }

  @Test
  void aNameThatLooksLikeAKeyOrAGroupIsNone() {
    assertThat(Approver.named("key:k1").is("key:k1")).isFalse();
    assertThat(Approver.named("group:ops").is("group:ops")).isFalse();
    assertThat(new Approver("k1", null, Set.of("ana"), false).is("ana")).isFalse();
  }
}
