package dev.airlock.registry.answer;

/// What a scanner is told.
///
/// @param status the HTTP status
/// @param body JSON
public record Answer(int status, String body) {}
