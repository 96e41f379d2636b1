package dev.airlock.logging;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.logback.LogbackLoggingSystem;

/// Sets up logging for one Spring context after the other. Test classes that run at the same time
/// start contexts at the same time, but Logback is one for all of them, and may fail where two set
/// it up at once. Failsafe's configuration names it.
public final class OneByOneLogging extends LogbackLoggingSystem {
  private static final Object LOCK = new Object();

  public OneByOneLogging(ClassLoader loader) {
    super(loader);
  }

  @Override
  public void beforeInitialize() {
    synchronized (LOCK) {
      super.beforeInitialize();
    }
  }

  @Override
  public void initialize(
      LoggingInitializationContext context, @Nullable String location, @Nullable LogFile file) {
    synchronized (LOCK) {
      super.initialize(context, location, file);
    }
  }

  @Override
  public void cleanUp() {
    synchronized (LOCK) {
      super.cleanUp();
    }
  }
}
