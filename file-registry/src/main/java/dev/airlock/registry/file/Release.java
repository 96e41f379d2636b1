package dev.airlock.registry.file;

/// Who answers for a file that is clean because the reason of its quarantine was waived.
///
/// @param by the operator's subject
/// @param reason why, in the operator's words
public record Release(String by, String reason) {}
