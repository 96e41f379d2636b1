package dev.airlock.model.sender;

/// An answer as HTTP brings it.
///
/// @param body as it was received, perhaps empty
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record RawAnswer(int status, byte[] body) {}
