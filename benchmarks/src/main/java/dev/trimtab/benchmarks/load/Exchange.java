package dev.trimtab.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One kept-alive connection whose caller waits for each answer. Not thread-safe. */
final class Exchange implements AutoCloseable {
  private static final int READ_BYTES = 64 * 1024;

  private final SocketChannel channel;
  private final ResponseReader reader = new ResponseReader();
  private final ByteBuffer arrived = ByteBuffer.allocateDirect(READ_BYTES);

  Exchange(InetSocketAddress server) throws IOException {
    this.channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /** Sends a request and waits for the whole answer; gives its status. */
  int send(byte[] request) throws IOException {
    ByteBuffer outgoing = ByteBuffer.wrap(request);
    while (outgoing.hasRemaining()) {
      channel.write(outgoing);
    }
    do {
      arrived.clear();
      if (channel.read(arrived) < 0) {
        throw new EOFException("the server closed a connection");
      }
      arrived.flip();
    } while (!reader.take(arrived));
    return reader.status();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
