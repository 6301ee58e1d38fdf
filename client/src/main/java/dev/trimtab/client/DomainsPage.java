package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of domains.
 *
 * @param domains by name
 * @param next the cursor of the next page; null at the end
 */
public record DomainsPage(List<DomainOut> domains, @Nullable String next) {
  public DomainsPage {
    domains = List.copyOf(domains);
  }
}
