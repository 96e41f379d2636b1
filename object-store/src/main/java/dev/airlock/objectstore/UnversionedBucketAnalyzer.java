package dev.airlock.objectstore;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells the operator what to fix, without a stack trace.
class UnversionedBucketAnalyzer extends AbstractFailureAnalyzer<UnversionedBucket> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnversionedBucket cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
