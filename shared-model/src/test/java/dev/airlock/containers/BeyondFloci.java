package dev.airlock.containers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/// A test that needs more of S3 or SQS than Floci has. The profile `containers` leaves it out; the
/// sandbox's servers pass it. Whether a later Floci does too is told by `mvn verify -Pcontainers
/// -Dgroups=beyond-floci -DexcludedGroups=`.
@Tag("beyond-floci")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface BeyondFloci {

  /// What Floci lacks.
  String value();
}
