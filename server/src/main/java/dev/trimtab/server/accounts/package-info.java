/** What callers ask about accounts: who they are, and the keys they administer. */
@NullMarked
package dev.trimtab.server.accounts;

import org.jspecify.annotations.NullMarked;
