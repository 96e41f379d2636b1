package dev.airlock.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Bytes that can be read from any place, and more than once.
public sealed interface Payload {

  /// How many there are.
  long size();

  /// Those from `offset` on.
  InputStream from(long offset) throws IOException;

  /// A file on disk.
  record OnDisk(Path path, long size) implements Payload {
    @Override
    public InputStream from(long offset) throws IOException {
      SeekableByteChannel channel = Files.newByteChannel(path);
      return Channels.newInputStream(channel.position(offset));
    }
  }

  /// An array.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record InMemory(byte[] bytes) implements Payload {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream from(long offset) {
      int start = Math.toIntExact(offset);
      return new ByteArrayInputStream(bytes, start, bytes.length - start);
    }
  }
}
