package dev.airlock.scan.structure.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.airlock.scan.structure.ContainerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The documentation tells of every container that is looked into, as the readers themselves do.
class ContainerTableTest {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final String COMMITTED = "docs/what-clean-means.md";
  private static final String MADE = "scan-worker/target/what-clean-means.md";
  private static final String BEGIN =
      "<!-- Generated from the readers. Change those; a failing test then tells how to generate"
          + " this again. -->\n";
  private static final String END = "<!-- The end of what is generated. -->\n";
  private static final String HEAD =
      """

      | container | left to clamd | unpacked for it | `unscannable` |
      |---|---|---|---|
      """;

  @Test
  void theCommittedTableIsWhatTheReadersDo() throws IOException {
    String page = Files.readString(ROOT.resolve(COMMITTED));
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(begin).isGreaterThan(BEGIN.length()).isLessThanOrEqualTo(end);
    String table = HEAD + String.join("\n", ContainerKinds.rows()) + "\n\n";
    Files.writeString(ROOT.resolve(MADE), page.substring(0, begin) + table + page.substring(end));
    assertThat(page.substring(begin, end))
        .as(
            "%s is not what the readers do. Generate it again: cp %s %s",
            COMMITTED, MADE, COMMITTED)
        .isEqualTo(table);
  }

  @Test
  void noReaderIsLeftOut() {
    Set<String> listed =
        ContainerKinds.readers().stream()
            .map(reader -> reader.getClass().getName())
            .collect(Collectors.toSet());
    Set<String> all =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.airlock.scan.structure")
                .stream()
                .filter(type -> type.isAssignableTo(ContainerReader.class) && !type.isInterface())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    assertThat(listed).isEqualTo(all);
  }
}
