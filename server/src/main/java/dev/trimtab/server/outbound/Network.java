package dev.trimtab.server.outbound;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * Addresses that begin with the same bits.
 *
 * @param length how many bits an address of the family has
 * @param free how many bits at the end differ
 * @param prefix the bits before them
 */
record Network(int length, int free, BigInteger prefix) {
  /**
   * A network as it is written, such as {@code 10.0.0.0/8}.
   *
   * @throws IllegalArgumentException where it is not one
   */
  static Network of(String text) {
    int slash = text.indexOf('/');
    InetAddress address = InetAddress.ofLiteral(text.substring(0, slash < 0 ? 0 : slash));
    int length = address.getAddress().length * Byte.SIZE;
    int free = length - Integer.parseInt(text.substring(slash + 1));
    if (free < 0 || free > length) {
      throw new IllegalArgumentException(text + " has no such prefix");
    }
    return new Network(length, free, bits(address).shiftRight(free));
  }

  boolean holds(InetAddress address) {
    return address.getAddress().length * Byte.SIZE == length
        && bits(address).shiftRight(free).equals(prefix);
  }

  private static BigInteger bits(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }
}
