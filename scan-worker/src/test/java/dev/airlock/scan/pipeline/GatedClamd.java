package dev.airlock.scan.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/// A relay before a clamd that keeps its answers to some files until the test opens the gate, as if
/// those took as long to scan.
final class GatedClamd implements AutoCloseable {
  /// What such files contain.
  static final String SLOW = "takes long to scan";

  private final String host;
  private final int port;
  private final ServerSocket listening;
  private final CountDownLatch gate = new CountDownLatch(1);

  GatedClamd(String host, int port) throws IOException {
    this.host = host;
    this.port = port;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  void open() {
    gate.countDown();
  }

  @Override
  public void close() throws IOException {
    open();
    listening.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> relay(client));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void relay(Socket client) {
    CountDownLatch slow = new CountDownLatch(1);
    try (client;
        Socket clamd = new Socket(host, port)) {
      Thread.ofVirtual().start(() -> forward(client, clamd, slow));
      byte[] buffer = new byte[8192];
      InputStream answers = clamd.getInputStream();
      for (int read = answers.read(buffer); read >= 0; read = answers.read(buffer)) {
        if (slow.getCount() == 0) {
          gate.await();
        }
        client.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException _) {
      // broken by either side
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forward(Socket client, Socket clamd, CountDownLatch slow) {
    try {
      byte[] buffer = new byte[8192];
      InputStream in = client.getInputStream();
      OutputStream out = clamd.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (new String(buffer, 0, read, US_ASCII).contains(SLOW)) {
          slow.countDown();
        }
        out.write(buffer, 0, read);
      }
      clamd.shutdownOutput();
    } catch (IOException _) {
      // broken by either side
    }
  }
}
