package dev.airlock.runtime.production;

import java.util.List;
import org.springframework.core.env.Environment;

/// Something that must hold of a service's settings before real files go through it. Found by
/// `META-INF/spring.factories`.
public interface ProductionRule {

  /// What breaks the rule, and what to set instead: one line for each, none if it holds. A line
  /// never repeats a value, which may be a secret.
  List<String> broken(Environment settings);
}
