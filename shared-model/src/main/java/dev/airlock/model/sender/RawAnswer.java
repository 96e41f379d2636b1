package dev.airlock.model.sender;

/// An answer as it came by HTTP.
///
/// @param body as it was received, perhaps empty
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record RawAnswer(int status, byte[] body) {}
