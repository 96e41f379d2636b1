package dev.airlock.registry.signal;

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

/// Tells relays in other processes that an event was committed (`NOTIFY` of PostgreSQL). A hint: it
/// may get lost, so who waits for it looks from time to time anyway.
///
/// It is sent after the transaction and not in it, where it would make every commit of the whole
/// cluster wait for the one before. Many commits in a short while raise one signal.
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

  /// Calls `work` at once, whenever the signal was raised anywhere, and from time to time.
  ///
  /// @param seldom how long to wait for a signal at most
  /// @param goesOn whether to go on after a call of `work`
  /// @throws SQLException if the database goes away
  public void listen(Duration seldom, BooleanSupplier goesOn, Runnable work) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("LISTEN airlock_events");
      PGConnection notifications = connection.unwrap(PGConnection.class);
      work.run();
      while (goesOn.getAsBoolean()) {
        notifications.getNotifications(Math.toIntExact(seldom.toMillis()));
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
      log.debug("Relays could not be woken; they look for themselves", e);
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
