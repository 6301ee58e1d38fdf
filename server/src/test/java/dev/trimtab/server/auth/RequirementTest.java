package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequirementTest {
  static class Unsaid {
    public void nothing() {}

    @Open
    public void open() {}
  }

  @Allowed(Scope.OUTCOMES_READ)
  static class Said {
    public void inherited() {}

    @Allowed({Scope.OUTCOMES_WRITE, Scope.OUTCOMES_READ})
    public void both() {}

    @Allowed({})
    public void anybody() {}

    @Open
    public void open() {}
  }

  /** As frameworks make them. */
  static class Wrapped extends Said {}

  @Test
  void aMethodThatSaysNothingIsForAdmins() throws Exception {
    assertThat(of(Unsaid.class, "nothing")).isEqualTo(new Requirement(true, Set.of(Scope.ADMIN)));
  }

  @Test
  void theMethodCountsBeforeTheClass() throws Exception {
    assertThat(of(Said.class, "inherited").scopes()).containsExactly(Scope.OUTCOMES_READ);
    assertThat(of(Wrapped.class, "inherited").scopes()).containsExactly(Scope.OUTCOMES_READ);
    assertThat(of(Said.class, "both").scopes())
        .containsExactlyInAnyOrder(Scope.OUTCOMES_READ, Scope.OUTCOMES_WRITE);
    assertThat(of(Said.class, "anybody")).isEqualTo(new Requirement(true, Set.of()));
    assertThat(of(Said.class, "open")).isEqualTo(new Requirement(false, Set.of()));
    assertThat(of(Unsaid.class, "open")).isEqualTo(new Requirement(false, Set.of()));
  }

  @Test
  void everyScopeIsNeededAndTheFirstMissingIsNamed() throws Exception {
    Requirement both = of(Said.class, "both");
    assertThatThrownBy(() -> both.check(principal(Scope.OUTCOMES_READ)))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining("outcomes:write");
    both.check(principal(Scope.OUTCOMES_READ, Scope.OUTCOMES_WRITE));
    both.check(principal(Scope.ADMIN));
  }

  private static Requirement of(Class<?> resource, String method) throws Exception {
    return Requirement.of(resource, resource.getMethod(method));
  }

  private static Principal principal(Scope... scopes) {
    return new Principal("test", new TenantId("acme"), Set.of(scopes));
  }
}
