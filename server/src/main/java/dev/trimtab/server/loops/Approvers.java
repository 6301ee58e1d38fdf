package dev.trimtab.server.loops;

import dev.trimtab.loop.Approver;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.TemplateStore;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Says of whoever approves or rejects what a template may ask of them. */
@Singleton
final class Approvers {
  private final LoopStore loops;
  private final TemplateStore templates;

  Approvers(LoopStore loops, TemplateStore templates) {
    this.loops = loops;
    this.templates = templates;
  }

  /**
   * Who it is for that loop.
   *
   * @param actor the name under which the audit log has what they do
   */
  Approver of(TenantId tenant, String loop, Principal principal, String actor) {
    Set<String> names = Set.copyOf(List.of(principal.name(), actor));
    boolean isAuthor =
        loops.find(tenant, loop).filter(found -> isAuthor(tenant, found, names)).isPresent();
    return new Approver(principal.name(), principal.keyId(), principal.groups(), isAuthor);
  }

  /** Neither who opened a loop nor who wrote a version ever changes. */
  private boolean isAuthor(TenantId tenant, Loop loop, Set<String> names) {
    String opener = loop.cause().by();
    return (opener != null && names.contains(opener))
        || templates
            .find(tenant, loop.template(), loop.templateVersion())
            .filter(version -> names.contains(version.by()))
            .isPresent();
  }
}
