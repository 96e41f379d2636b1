package dev.airlock.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/// The registry's clock, which shows each thread the time at which it works.
public final class StepClock extends Clock {
  /// One hour before the upload of every [ExampleFile] expires.
  public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private static final ScopedValue<Instant> NOW = ScopedValue.newInstance();

  public static <T> T at(Instant now, Supplier<T> step) {
    return ScopedValue.where(NOW, now).call(step::get);
  }

  @Override
  public Instant instant() {
    return NOW.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the registry asks for instants only");
  }
}
