package dev.trimtab.storage.sql;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips properties, and says why, where there is no cluster. */
final class CitusIsGiven implements SkipExecutionHook {
  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    return CitusServer.isGiven()
        ? SkipResult.doNotSkip()
        : SkipResult.skip("no cluster is named in " + CitusServer.GIVEN);
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
