package dev.airlock.scan.pipeline;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How many objects are read and scanned at a time.
///
/// @param small how many small objects of one owner are read and scanned at a time; a quarter more
///   of all owners. Default 8
/// @param large how many large objects of one owner at a time, apart from the small ones; half of
///   them are read while the others are scanned, and half as many more are scanned of all owners.
///   Default 2
/// @param largeFrom the size from which an object is large. Default `8MB`
/// @param waitingLarge how many large objects may wait in a worker; further ones go back to the
///   queue. Default 16
@Validated
@ConfigurationProperties("airlock.lanes")
public record BulkheadSettings(
    @Min(1) int small, @Min(1) int large, @NotNull DataSize largeFrom, @Min(1) int waitingLarge) {

  int allSmall() {
    return small + Math.max(1, small / 4);
  }

  int allLarge() {
    return large + Math.max(1, large / 2);
  }

  /// How many messages a worker may hold: twice as many small ones as are scanned at a time, so
  /// that no scan waits for the next receive; large ones; and those that are looked into.
  public int inHand() {
    return 2 * allSmall() + allLarge() + waitingLarge + small + Bulkheads.WAITING;
  }
}
