package dev.airlock.registry.schema;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells the operator what to run, without a stack trace.
class OutdatedSchemaAnalyzer extends AbstractFailureAnalyzer<OutdatedSchema> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, OutdatedSchema cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
