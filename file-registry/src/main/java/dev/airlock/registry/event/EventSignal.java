package dev.airlock.registry.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells relays in other processes that an event was committed (`NOTIFY` of PostgreSQL). It is a
/// hint and may get lost, so a relay that waits for it polls now and then as well.
///
/// It is sent after the transaction and not in it, where it would serialize all commits of the
/// whole cluster. Many commits within a short time raise one signal.
public class EventSignal implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(EventSignal.class);
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(10);

  private final DataSource database;
  private final Semaphore raised = new Semaphore(0);
  private volatile boolean running;

  EventSignal(DataSource database) {
    this.database = database;
  }

  /// Raises the signal when the present transaction has committed.
  public void raiseAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            raised.release();
          }
        });
  }

  /// Calls `work` at once, then whenever the signal is raised anywhere, and now and then.
  ///
  /// @param atMost how long to wait for a signal
  /// @param continues whether to continue after a call of `work`
  /// @throws SQLException if the connection breaks
  public void listen(Duration atMost, BooleanSupplier continues, Runnable work)
      throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("LISTEN airlock_events");
      PGConnection notifications = connection.unwrap(PGConnection.class);
      work.run();
      while (continues.getAsBoolean()) {
        notifications.getNotifications(Math.toIntExact(atMost.toMillis()));
        work.run();
      }
      statement.execute("UNLISTEN *"); // the connection goes back to a pool
    }
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("event-signal").start(this::send);
  }

  private void send() {
    try {
      while (running) {
        raised.acquire();
        raised.drainPermits();
        notifyAllRelays();
        TimeUnit.NANOSECONDS.sleep(AT_MOST_EVERY.toNanos());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void notifyAllRelays() {
    if (!running) {
      return;
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("NOTIFY airlock_events");
    } catch (SQLException e) {
      log.debug("Could not notify the relays; they poll anyway", e);
    }
  }

  @Override
  public void stop() {
    running = false;
    raised.release();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
