package dev.trimtab.server.templates;

import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.TemplateStore;
import dev.trimtab.loop.TemplateStore.Version;
import dev.trimtab.loop.Templates;
import dev.trimtab.tenant.TenantId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Templates from the store. Each document is read once and kept in memory for as long as it is in
 * use, by what it says: a tenant that is gone leaves nothing that another one of its name could be
 * taken for. Thread-safe.
 */
public final class StoredTemplates implements Templates {
  private static final Logger LOG = Logger.getLogger(StoredTemplates.class);
  private static final int MOST_KEPT = 500;

  private final TemplateStore store;
  private final Map<String, TemplateReading> read = Collections.synchronizedMap(new Recent());

  public StoredTemplates(TemplateStore store) {
    this.store = store;
  }

  private static final class Recent extends LinkedHashMap<String, TemplateReading> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, TemplateReading> eldest) {
      return size() > MOST_KEPT;
    }
  }

  @Override
  public List<Current> enabled(TenantId tenant) {
    return store.list(tenant).stream()
        .filter(Version::isEnabled)
        .map(version -> current(tenant, version))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Current> current(TenantId tenant, Version version) {
    return switch (reading(tenant, version)) {
      case TemplateReading.Accepted accepted ->
          Optional.of(new Current(accepted.template(), version.version()));
      case TemplateReading.Refused _ -> Optional.empty();
    };
  }

  /** What a stored version says; one that was accepted once may be refused by a later reader. */
  public TemplateReading reading(TenantId tenant, Version version) {
    TemplateReading reading = read.computeIfAbsent(version.document(), TemplateReader::read);
    if (reading instanceof TemplateReading.Refused refused) {
      LOG.debugf(
          "Template %s of tenant %s, version %d, cannot be read any more: %s",
          version.name(), tenant.value(), version.version(), refused.faults().getFirst());
    }
    return reading;
  }

  @Override
  public Optional<LoopTemplate> find(TenantId tenant, Loop loop) {
    return store
        .find(tenant, loop.template(), loop.templateVersion())
        .flatMap(version -> current(tenant, version))
        .map(Current::template);
  }
}
