package dev.airlock.api;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;

/// The floors of the house, from the ground up. A room uses what lies below it; nothing points
/// upwards, and rooms on the same floor do not know each other.
final class Floors {
  private static final List<List<String>> ROOMS =
      List.of(
          List.of("problem"),
          List.of("security", "health", "profile"),
          List.of("s3"),
          List.of("file"),
          List.of("upload", "grant", "events", "operator", "docs"));

  private Floors() {}

  /// @param house the package in which the rooms lie
  static LayeredArchitecture nothingPointsUpwards(String house) {
    LayeredArchitecture rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (List<String> floor : ROOMS) {
      for (String room : floor) {
        rule = rule.layer(room).definedBy(house + "." + room + "..");
      }
    }
    for (int i = 0; i < ROOMS.size(); i++) {
      String[] above =
          ROOMS.subList(i + 1, ROOMS.size()).stream().flatMap(List::stream).toArray(String[]::new);
      for (String room : ROOMS.get(i)) {
        rule =
            above.length == 0
                ? rule.whereLayer(room).mayNotBeAccessedByAnyLayer()
                : rule.whereLayer(room).mayOnlyBeAccessedByLayers(above);
      }
    }
    return rule.ensureAllClassesAreContainedInArchitectureIgnoring(house);
  }
}
