package dev.trimtab.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.HdrHistogram.Histogram;

/** One kept-alive connection that has one request under way at a time. */
final class Connection implements AutoCloseable {
  private static final int FIRST_ERROR = 300;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ResponseReader reader = new ResponseReader();
  private ByteBuffer outgoing = ByteBuffer.allocate(0);
  private long sentAt;

  Connection(InetSocketAddress server, Selector selector) throws IOException {
    this.channel = SocketChannel.open(server);
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  void send(byte[] request) throws IOException {
    outgoing = ByteBuffer.wrap(request);
    sentAt = System.nanoTime();
    write();
  }

  /**
   * Does what the channel is ready for.
   *
   * @param arrived room for what is read, shared by all connections
   * @return true when the answer to the request is complete
   */
  boolean proceed(ByteBuffer arrived, Histogram nanos) throws IOException {
    if (key.isWritable()) {
      write();
    }
    if (!key.isReadable()) {
      return false;
    }
    arrived.clear();
    if (channel.read(arrived) < 0) {
      throw new EOFException("the server closed a connection");
    }
    arrived.flip();
    if (!reader.take(arrived)) {
      return false;
    }
    if (reader.status() >= FIRST_ERROR) {
      throw new IOException(
          "the server answered "
              + reader.status()
              + ": what was refused must not be counted as work done");
    }
    nanos.recordValue(System.nanoTime() - sentAt);
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void write() throws IOException {
    channel.write(outgoing);
    int wanted = outgoing.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }
}
