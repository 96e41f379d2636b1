package dev.airlock.api.events;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Listeners by a key of theirs. Looking something up waits for nobody.
final class SubscriberIndex<K> {
  private final Map<K, List<Subscriber>> lists = new ConcurrentHashMap<>();

  List<Subscriber> of(K key) {
    return lists.getOrDefault(key, List.of());
  }

  void add(K key, Subscriber listener) {
    lists.merge(
        key,
        List.of(listener),
        (present, added) -> Stream.concat(present.stream(), added.stream()).toList());
  }

  void remove(K key, Subscriber listener) {
    lists.computeIfPresent(
        key,
        (_, present) -> {
          List<Subscriber> left = present.stream().filter(other -> other != listener).toList();
          return left.isEmpty() ? null : left;
        });
  }
}
