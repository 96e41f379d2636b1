package dev.airlock.registry.scan;

/// What became of a scanner's report.
public sealed interface ReportOutcome permits ClaimOutcome, VerdictOutcome {}
