package dev.airlock.model.sender;

/// A response as it came by HTTP.
///
/// @param body as it was received, perhaps empty
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record RawResponse(int status, byte[] body) {}
