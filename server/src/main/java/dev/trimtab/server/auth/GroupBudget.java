package dev.trimtab.server.auth;

import dev.trimtab.tenant.Person;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Keeps as many groups as fit into a cookie, which browsers bound at 4,096 bytes: those that rules
 * ask for, then the others by name.
 */
final class GroupBudget {
  /** Of the names, in UTF-8. Encrypted and in base64 it is a third more. */
  static final int BYTES = 2_000;

  private static final Logger LOG = Logger.getLogger(GroupBudget.class);

  /** Quotation marks and a comma. */
  private static final int AROUND_EACH = 3;

  private GroupBudget() {}

  static Identity fitting(Identity identity, PersonAccess access) {
    Person person = identity.person();
    List<String> ordered =
        person.groups().stream()
            .sorted(
                Comparator.comparing((String group) -> !access.asksFor(group))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    Set<String> kept = new HashSet<>();
    int bytes = 0;
    for (String group : ordered) {
      bytes += group.getBytes(StandardCharsets.UTF_8).length + AROUND_EACH;
      if (bytes > BYTES) {
        LOG.warnf(
            "%s is in %d groups, of which %d are kept: have the provider send fewer",
            person.subject(), ordered.size(), kept.size());
        break;
      }
      kept.add(group);
    }
    return new Identity(
        identity.issuer(),
        new Person(person.subject(), person.name(), kept),
        identity.email(),
        identity.claims());
  }
}
