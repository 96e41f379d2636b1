package dev.airlock.runtime.production;

import java.util.List;
import org.springframework.core.env.Environment;

/// A condition that a service's settings must meet in production. Registered in
/// `META-INF/spring.factories`.
public interface ProductionRule {

  /// What breaks the rule, and what to set instead: one line each, none if it holds. A line never
  /// contains a value, which may be a secret.
  List<String> broken(Environment settings);
}
