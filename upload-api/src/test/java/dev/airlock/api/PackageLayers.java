package dev.airlock.api;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;

/// The layers of the packages, the lowest first. A package uses what lies below it; nothing points
/// upwards, and packages in the same layer do not know each other.
final class PackageLayers {
  private static final List<List<String>> PACKAGES =
      List.of(
          List.of("problem"),
          List.of("request"),
          List.of("security", "health"),
          List.of("s3"),
          List.of("file", "profile"),
          List.of("upload", "grant", "events", "operator", "person", "docs", "page"));

  private PackageLayers() {}

  /// @param base the package in which these packages lie
  static LayeredArchitecture nothingPointsUpwards(String base) {
    LayeredArchitecture rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (List<String> layer : PACKAGES) {
      for (String name : layer) {
        rule = rule.layer(name).definedBy(base + "." + name + "..");
      }
    }
    for (int i = 0; i < PACKAGES.size(); i++) {
      String[] above =
          PACKAGES.subList(i + 1, PACKAGES.size()).stream()
              .flatMap(List::stream)
              .toArray(String[]::new);
      for (String name : PACKAGES.get(i)) {
        rule =
            above.length == 0
                ? rule.whereLayer(name).mayNotBeAccessedByAnyLayer()
                : rule.whereLayer(name).mayOnlyBeAccessedByLayers(above);
      }
    }
    return rule.ensureAllClassesAreContainedInArchitectureIgnoring(base);
  }
}
