package dev.airlock.scan.structure.sevenzip;

import java.util.List;

/// A decoder as a folder describes it.
///
/// @param method its number in 7-Zip's list of methods, the bytes as one number
/// @param properties each byte as a number from 0 to 255
/// @param inputs how many packed streams it reads
record Coder(long method, List<Integer> properties, int inputs) {
  Coder {
    properties = List.copyOf(properties);
  }
}
