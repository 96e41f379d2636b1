package dev.airlock.registry.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells the operator what to fix, without a stack trace.
class BypassedRowSecurityAnalyzer extends AbstractFailureAnalyzer<BypassedRowSecurity> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, BypassedRowSecurity cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
