package dev.airlock.scan.clamav;

import fi.solita.clamav.ClamAVClient;
import fi.solita.clamav.ClamAVSizeLimitException;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/// One clamd, asked over TCP.
///
/// The client library has no connect time-out and no limit on a blocked write, so every scan runs
/// on a virtual thread of its own under a deadline; interrupting that thread closes its socket.
@Component
public class Clamd {
  private static final int PING_TIMEOUT_MILLIS = 2_000;
  private static final int PING_PAUSE_MILLIS = 500;

  private final ClamdSettings settings;
  private final ClamAVClient client;
  private volatile boolean suspect = true;
  private final ExecutorService scans =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("clamd-", 0).factory());

  Clamd(ClamdSettings settings) {
    this.settings = settings;
    this.client =
        new ClamAVClient(
            settings.host(), settings.port(), Math.toIntExact(settings.readTimeout().toMillis()));
  }

  /// Streams all of `bytes` to clamd. Memory does not grow with their number.
  ///
  /// @param size how many bytes are expected, for the deadline only
  /// @throws ScannerFault if clamd can't be reached, breaks off, takes too long or says anything
  ///   that is no verdict; also if `bytes` fails
  public EngineAnswer scan(InputStream bytes, long size) {
    Future<EngineAnswer> scan = scans.submit(() -> stream(bytes));
    Duration deadline = settings.deadline(size);
    try {
      return scan.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      suspect();
      throw new ScannerFault("the scan took longer than " + deadline, e);
    } catch (ExecutionException e) {
      suspect();
      throw new ScannerFault("the scan broke off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScannerFault("the scan was interrupted", e);
    } finally {
      scan.cancel(true);
    }
  }

  /// Returns at once while clamd works; after a fault, as soon as it answers again. Whoever waits
  /// here holds its message back without using up one of its receives.
  ///
  /// @throws ScannerFault if the thread is interrupted
  public void awaitAlive() {
    try {
      while (suspect) {
        suspect = !isAlive();
        if (suspect) {
          TimeUnit.MILLISECONDS.sleep(PING_PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScannerFault("waiting for clamd was interrupted", e);
    }
  }

  /// Makes the next [#awaitAlive] look before it lets anybody through.
  void suspect() {
    suspect = true;
  }

  /// Whether clamd answers.
  public boolean isAlive() {
    try {
      return new ClamAVClient(settings.host(), settings.port(), PING_TIMEOUT_MILLIS).ping();
    } catch (IOException _) {
      return false;
    }
  }

  private EngineAnswer stream(InputStream bytes) throws IOException {
    try {
      return ClamdReply.read(client.scan(bytes));
    } catch (ClamAVSizeLimitException _) {
      return new EngineAnswer.LimitExceeded();
    }
  }

  @PreDestroy
  void stop() {
    scans.shutdownNow();
  }
}
