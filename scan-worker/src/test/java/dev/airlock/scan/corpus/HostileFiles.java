package dev.airlock.scan.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Hostile files of every kind, alone and at two and three depths: within one container after the
/// other, and within two of them, in turns.
final class HostileFiles {
  private static final int WITHIN_ONE = 3;
  private static final int WITHIN_TWO = 2;

  private HostileFiles() {}

  static List<Specimen> all() {
    List<Specimen> kinds =
        Stream.of(
                ZipSpecimens.all(),
                ZipSpecimens.cut(),
                StreamSpecimens.all(),
                ArchiveSpecimens.all(),
                SevenZipSpecimens.all(),
                DocumentSpecimens.all(),
                MailSpecimens.all(),
                TextSpecimens.all())
            .flatMap(List::stream)
            .toList();
    List<Specimen> all = new ArrayList<>(kinds);
    List<Wrapping> around = Wrapping.ALL;
    int turn = 0;
    for (Specimen kind : kinds) {
      for (int i = 0; i < WITHIN_ONE; i++) {
        all.add(within(kind, around.get(turn++ % around.size())));
      }
      for (int i = 0; i < WITHIN_TWO; i++) {
        Wrapping inner = around.get(turn++ % around.size());
        Wrapping outer = around.get(turn * 7 % around.size());
        all.add(within(within(kind, inner), outer));
      }
    }
    return all;
  }

  private static Specimen within(Specimen kind, Wrapping container) {
    return kind.within(container.name(), container::around);
  }
}
