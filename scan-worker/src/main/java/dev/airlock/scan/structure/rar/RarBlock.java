package dev.airlock.scan.structure.rar;

/// A block of a RAR archive, as far as it matters here.
///
/// @param name of a member; empty for any other block
/// @param isFile whether it is a member with a content
/// @param isEncrypted whether that, or all that follows, is encrypted
/// @param isStored whether the content lies there as it is
/// @param isSplit whether it goes on in another volume
/// @param isEnd whether it is the last
/// @param dataAt where its data begin
/// @param dataBytes how many there are
record RarBlock(
    String name,
    boolean isFile,
    boolean isEncrypted,
    boolean isStored,
    boolean isSplit,
    boolean isEnd,
    long dataAt,
    long dataBytes) {

  /// A block that is no member.
  static RarBlock other(boolean isEncrypted, boolean isEnd, long dataAt, long dataBytes) {
    return new RarBlock("", false, isEncrypted, true, false, isEnd, dataAt, dataBytes);
  }
}
