/** How the server listens: TLS, proxies before it, and what the framework is told about both. */
@NullMarked
package dev.trimtab.server.listen;

import org.jspecify.annotations.NullMarked;
