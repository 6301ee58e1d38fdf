package dev.trimtab.tenant;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;

/**
 * Who owns the data. Every row, query and key belongs to exactly one tenant.
 *
 * @param value 1 to 200 characters, trimmed, case kept; never {@code *}, which stands for the
 *     operator and is no tenant
 */
public record TenantId(String value) {
  public static final int MAX_LENGTH = 200;

  public TenantId {
    value = Text.name("/tenant_id", value.trim(), MAX_LENGTH);
    if (value.equals("*")) {
      throw new InvalidInputException("/tenant_id", "* stands for the operator and is no tenant");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
