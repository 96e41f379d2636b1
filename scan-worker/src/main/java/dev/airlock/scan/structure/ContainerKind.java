package dev.airlock.scan.structure;

/// A kind of container as the documentation has it.
///
/// @param name what people call it
/// @param leftToEngine what of it the engine was seen to open by itself, so that it is only looked
///   into; empty if nothing
/// @param unpacked what is unpacked for the engine; empty if nothing
/// @param unscannable what nobody here opens; empty if nothing
public record ContainerKind(
    String name, String leftToEngine, String unpacked, String unscannable) {}
