package dev.airlock.cli.status;

/// Whether a part works.
///
/// @param name as people read it
/// @param state `up` or `down`, or `off` for a service that the sandbox was started without
/// @param address a URL, or host and port where its protocol has no URLs
public record PartState(String name, String state, String address) {}
