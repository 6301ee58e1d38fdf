package dev.trimtab.server.signin;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.auth.AccessRule;
import dev.trimtab.server.auth.AccessRule.Whom;
import dev.trimtab.server.config.SignInConfig.Rule;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rules that say who gets in. */
final class RuleReader {
  private static final String OPERATOR = "*";

  private final String prefix;
  private final List<String> faults;

  /**
   * Notes what is wrong among those faults.
   *
   * @param prefix of the settings' names
   */
  RuleReader(String prefix, List<String> faults) {
    this.prefix = prefix;
    this.faults = faults;
  }

  /** The rules that can be read. */
  List<AccessRule> read(List<Rule> rules) {
    if (rules.isEmpty()) {
      faults.add(prefix + "rules[0] is needed: without a rule nobody gets in");
    }
    List<AccessRule> read = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      rule(prefix + "rules[" + i + "]", rules.get(i)).ifPresent(read::add);
    }
    return read;
  }

  private Optional<AccessRule> rule(String name, Rule rule) {
    int before = faults.size();
    List<Whom> whom = new ArrayList<>();
    rule.group().ifPresent(text -> whom.add(new AccessRule.Group(text.strip())));
    rule.email().ifPresent(text -> email(name, text.strip()).ifPresent(whom::add));
    rule.claim().ifPresent(text -> claim(name, text.strip()).ifPresent(whom::add));
    if (whom.size() != 1 && faults.size() == before) {
      faults.add(name + " must have one of group, email and claim");
    }
    TenantId tenant = tenant(name, rule.tenant().map(String::strip).orElse(""));
    Set<Scope> scopes = scopes(name, rule.scopes().orElse(List.of()));
    return faults.size() > before
        ? Optional.empty()
        : Optional.of(new AccessRule(whom.getFirst(), tenant, scopes));
  }

  private Optional<Whom> email(String name, String text) {
    if (text.indexOf('@') < 0 || text.endsWith("@") || text.indexOf('@') != text.lastIndexOf('@')) {
      faults.add(name + ".email must be an address, or @ and a domain; it is " + text);
      return Optional.empty();
    }
    return Optional.of(new AccessRule.Email(text));
  }

  private Optional<Whom> claim(String name, String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      faults.add(
          name + ".claim must be a claim and its value, as in hd=example.com; it is " + text);
      return Optional.empty();
    }
    if (text.startsWith("email=")) {
      faults.add(name + ".claim must not be the address, which may be unchecked: use .email");
      return Optional.empty();
    }
    return Optional.of(
        new AccessRule.Claim(text.substring(0, equals), text.substring(equals + 1)));
  }

  private @Nullable TenantId tenant(String name, String text) {
    if (text.equals(OPERATOR)) {
      return null;
    }
    try {
      return new TenantId(text);
    } catch (InvalidInputException invalid) {
      faults.add(name + ".tenant " + invalid.faults().getFirst().detail());
      return null;
    }
  }

  private Set<Scope> scopes(String name, List<String> texts) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String text : texts) {
      Optional<Scope> scope = Scope.ofWireName(text.strip());
      scope.ifPresentOrElse(
          scopes::add,
          () ->
              faults.add(
                  name
                      + ".scopes must be among "
                      + Scope.wireNames()
                      + "; it has "
                      + text.strip()));
    }
    if (texts.isEmpty()) {
      faults.add(name + ".scopes is needed");
    }
    return scopes;
  }
}
