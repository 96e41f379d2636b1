package dev.airlock.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.airlock.model.scanresult.ScanEngine;
import fi.solita.clamav.ClamAVClient;
import fi.solita.clamav.ClamAVSizeLimitException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The requests that one clamd answers over TCP (`man clamd`, section COMMANDS).
///
/// The client library has no connect time-out and no limit on a blocked write, so every scan runs
/// on a virtual thread of its own under a deadline; interrupting that thread closes its socket.
final class Clamd implements AutoCloseable {
  private static final int ASK_TIMEOUT_MILLIS = 2_000;
  private static final int MAX_REPLY = 256;
  private static final long LONGEST_PIECE = 0xffff_ffffL;

  private final NodeAddress address;
  private final ClamAVClient client;
  private final ExecutorService scans =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("clamd-", 0).factory());

  Clamd(NodeAddress address, Duration readTimeout) {
    this.address = address;
    this.client =
        new ClamAVClient(address.host(), address.port(), Math.toIntExact(readTimeout.toMillis()));
  }

  /// Streams all of `bytes`. Memory does not grow with their number.
  ///
  /// @throws EngineFault if clamd can't be reached, is cut off, takes longer than `deadline` or
  ///   sends anything but a verdict; also if `bytes` fails
  EngineReply scan(InputStream bytes, Duration deadline) {
    Future<EngineReply> scan = scans.submit(() -> stream(bytes));
    try {
      return scan.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new EngineFault("the scan took longer than " + deadline, e);
    } catch (ExecutionException e) {
      throw new EngineFault("the scan was cut off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineFault("the scan was interrupted", e);
    } finally {
      scan.cancel(true);
    }
  }

  private EngineReply stream(InputStream bytes) throws IOException {
    try {
      return ClamdReply.read(client.scan(bytes));
    } catch (ClamAVSizeLimitException _) {
      return new EngineReply.LimitExceeded("StreamMaxLength");
    }
  }

  /// Whether it answers.
  boolean isReachable() {
    try {
      return ask("nPING\n").strip().equals("PONG");
    } catch (IOException _) {
      return false;
    }
  }

  /// Its engine and signatures.
  ///
  /// @throws EngineFault if it does not tell
  ScanEngine engine() {
    try {
      return ClamdVersion.parse(ask("nVERSION\n"));
    } catch (IOException e) {
      throw new EngineFault("clamd did not report its version", e);
    }
  }

  /// Whether it refuses a stream because of its length. It compares what a piece is announced with
  /// and reads no byte of it, so that costs nothing. Where something between here and there closes
  /// a connection that is closed half, no refusal is seen.
  ///
  /// @param length in bytes
  /// @throws EngineFault if it can't be reached
  boolean refusesStreamOf(long length) {
    try (Socket socket = connected()) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.write("zINSTREAM\0".getBytes(US_ASCII));
      out.writeInt((int) Math.min(length, LONGEST_PIECE));
      socket.shutdownOutput();
      String reply = new String(socket.getInputStream().readNBytes(MAX_REPLY), US_ASCII);
      return reply.startsWith("INSTREAM size limit exceeded");
    } catch (IOException e) {
      throw new EngineFault("clamd can't be reached", e);
    }
  }

  private String ask(String command) throws IOException {
    try (Socket socket = connected()) {
      socket.getOutputStream().write(command.getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes(MAX_REPLY), US_ASCII);
    }
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(address.host(), address.port()), ASK_TIMEOUT_MILLIS);
      socket.setSoTimeout(ASK_TIMEOUT_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public void close() {
    scans.shutdownNow();
  }
}
