package dev.airlock.scan.structure;

/// What a member turned out to be when it was read.
///
/// @param size bytes
/// @param crc CRC-32 of them
/// @param complete whether it could be unpacked to its end
public record MemberRead(long size, int crc, boolean complete) {}
