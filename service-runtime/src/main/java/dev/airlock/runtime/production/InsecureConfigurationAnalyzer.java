package dev.airlock.runtime.production;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Lists all settings that have to change, one line each, without a stack trace.
class InsecureConfigurationAnalyzer extends AbstractFailureAnalyzer<InsecureConfiguration> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InsecureConfiguration cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
