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
 * Templates from the store. A version never changes, so that each is read once and kept in memory
 * for as long as it is in use. Thread-safe.
 */
public final class StoredTemplates implements Templates {
  private static final Logger LOG = Logger.getLogger(StoredTemplates.class);
  private static final int MOST_KEPT = 2_000;

  private final TemplateStore store;
  private final Map<Key, TemplateReading> read = Collections.synchronizedMap(new Recent());

  public StoredTemplates(TemplateStore store) {
    this.store = store;
  }

  private record Key(TenantId tenant, String name, int version) {}

  private static final class Recent extends LinkedHashMap<Key, TemplateReading> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, TemplateReading> eldest) {
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
    return read.computeIfAbsent(
        new Key(tenant, version.name(), version.version()), key -> read(key, version.document()));
  }

  private static TemplateReading read(Key key, String document) {
    TemplateReading reading = TemplateReader.read(document);
    if (reading instanceof TemplateReading.Refused refused) {
      LOG.warnf(
          "Template %s of tenant %s, version %d, cannot be read any more: %s",
          key.name(), key.tenant().value(), key.version(), refused.faults().getFirst());
    }
    return reading;
  }

  @Override
  public LoopTemplate of(TenantId tenant, Loop loop) {
    Key key = new Key(tenant, loop.template(), loop.templateVersion());
    TemplateReading known = read.get(key);
    if (known == null) {
      known =
          store
              .find(tenant, loop.template(), loop.templateVersion())
              .map(version -> reading(tenant, version))
              .orElseThrow(() -> new IllegalStateException("there is no template " + key));
    }
    return switch (known) {
      case TemplateReading.Accepted accepted -> accepted.template();
      case TemplateReading.Refused refused ->
          throw new IllegalStateException(
              "template " + key + " cannot be read any more: " + refused.faults().getFirst());
    };
  }
}
