package dev.airlock.api.deletion;

/// Everything that is stored of files.
public interface StoredObjects {

  /// Removes every version under that key, and what was uploaded of unfinished ones, from all
  /// buckets. May be done again.
  void removeAll(String key);
}
