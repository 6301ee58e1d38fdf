package dev.trimtab.server.loops;

import dev.trimtab.loop.Approver;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.TemplateStore;
import dev.trimtab.tenant.Person;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;

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
    boolean isAuthor =
        loops.find(tenant, loop).filter(found -> isAuthor(tenant, found, actor)).isPresent();
    return new Approver(
        principal.name(), handle(principal), principal.keyId(), principal.groups(), isAuthor);
  }

  private static String handle(Principal principal) {
    Person person = principal.person();
    return person == null ? principal.name() : person.subject();
  }

  /** Neither who opened a loop nor who wrote a version ever changes. */
  private boolean isAuthor(TenantId tenant, Loop loop, String actor) {
    return actor.equals(loop.cause().by())
        || templates
            .find(tenant, loop.template(), loop.templateVersion())
            .filter(version -> actor.equals(version.by()))
            .isPresent();
  }
}
