package dev.airlock.containers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/// A test of what Floci does otherwise than S3 or SQS, or than the sandbox's servers of them. The
/// profile `containers` leaves it out. Whether a later Floci passes it is told by `mvn verify
/// -Pcontainers -Dgroups=not-on-floci -DexcludedGroups=`.
@Tag("not-on-floci")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NotOnFloci {

  /// What Floci does otherwise.
  String value();
}
