package dev.airlock.api.events;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Subscribers by a key of theirs. Lookups never block.
final class SubscriberIndex<K> {
  private final Map<K, List<Subscriber>> lists = new ConcurrentHashMap<>();

  List<Subscriber> of(K key) {
    return lists.getOrDefault(key, List.of());
  }

  void add(K key, Subscriber subscriber) {
    lists.merge(
        key,
        List.of(subscriber),
        (present, added) -> Stream.concat(present.stream(), added.stream()).toList());
  }

  void remove(K key, Subscriber subscriber) {
    lists.computeIfPresent(
        key,
        (_, present) -> {
          List<Subscriber> left = present.stream().filter(other -> other != subscriber).toList();
          return left.isEmpty() ? null : left;
        });
  }
}
