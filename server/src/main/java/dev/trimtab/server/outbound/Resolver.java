package dev.trimtab.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks names up. */
@FunctionalInterface
interface Resolver {
  /** Every address of that name, at least one. */
  InetAddress[] resolve(String host) throws UnknownHostException;
}
