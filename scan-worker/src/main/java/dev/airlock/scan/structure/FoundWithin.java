package dev.airlock.scan.structure;

import dev.airlock.scan.structure.SignatureSearch.Hit;
import java.util.Arrays;
import java.util.List;

/// Which signatures that were found in a container lie in one of its members that is stored there
/// as it is, and is therefore looked into by itself.
final class FoundWithin {
  private final List<Hit> hits;
  private final long[] membersAt;

  FoundWithin(List<Hit> hits) {
    this.hits = hits;
    this.membersAt = new long[hits.size()];
    Arrays.fill(membersAt, -1);
  }

  /// Notes a stored member.
  void add(long from, long size) {
    for (int i = firstAt(from); i < membersAt.length && hits.get(i).at() < from + size; i++) {
      membersAt[i] = from;
    }
  }

  /// Where the member begins in which a signature lies; -1 if it lies in none.
  long memberAt(Hit hit) {
    int index = firstAt(hit.at());
    return index < membersAt.length && hits.get(index).at() == hit.at() ? membersAt[index] : -1;
  }

  private int firstAt(long at) {
    int low = 0;
    int high = hits.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (hits.get(middle).at() < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
