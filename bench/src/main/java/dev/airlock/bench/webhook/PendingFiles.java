package dev.airlock.bench.webhook;

import java.util.Locale;

/// Files that wait for their scan, as if their uploads had been initiated and completed.
final class PendingFiles {
  static final long SIZE = 1_000;

  /// Adds files of a size with numbers from 0 to another.
  static final String ADD =
      """
      INSERT INTO file (id, owner, profile, file_name, content_type, declared_size, max_size,
        metadata, status, sequence, created_at, expires_at)
      SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'owner-' || n % 1000,
        'document', 'words.txt', 'text/plain', ?, 100000000, '{}', 'pending', 1, now(),
        now() + interval '1 day'
      FROM generate_series(0, ?) n
      """;

  private PendingFiles() {}

  /// The id of the file with that number.
  static String id(long number) {
    return String.format(Locale.ROOT, "00000000-0000-7000-8000-%012x", number);
  }
}
