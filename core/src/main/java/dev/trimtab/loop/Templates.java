package dev.trimtab.loop;

import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The templates of tenants, ready to be followed. Thread-safe. */
public interface Templates {
  /** Those that open loops, by name. One that this version cannot read any more is left out. */
  List<Current> enabled(TenantId tenant);

  /** A template and the version that it is at. */
  record Current(LoopTemplate template, int version) {}

  /**
   * The version that a loop keeps, also of a template that has been deleted since; empty where this
   * version of the server cannot read it any more.
   */
  Optional<LoopTemplate> find(TenantId tenant, Loop loop);

  /**
   * The same where it must be read.
   *
   * @throws IllegalStateException where it cannot
   */
  default LoopTemplate of(TenantId tenant, Loop loop) {
    return find(tenant, loop)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "template %s, version %d, cannot be read any more"
                        .formatted(loop.template(), loop.templateVersion())));
  }
}
