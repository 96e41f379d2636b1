package dev.airlock.cli.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileStateTest {

  @Test
  void saysWhatIsWrongWhereAndWhat() {
    assertThat(text("clean", "", List.of(), "", "")).isEqualTo("clean");
    assertThat(text("quarantined", "encrypted", List.of(), "", ""))
        .isEqualTo("quarantined (encrypted)");
    assertThat(text("quarantined", "suspicious", List.of(), "", "Heuristics.Broken.Media.PNG"))
        .isEqualTo("quarantined (suspicious: Heuristics.Broken.Media.PNG)");
    assertThat(text("quarantined", "unscannable", List.of(), "invoice.zip › a.docx", "a cabinet"))
        .isEqualTo("quarantined (unscannable in invoice.zip › a.docx: a cabinet)");
    assertThat(text("infected", "", List.of("Eicar", "Other"), "a.zip › b", ""))
        .isEqualTo("infected (Eicar, Other in a.zip › b)");
  }

  private static String text(
      String status, String reason, List<String> threats, String where, String what) {
    return new FileState(status, reason, threats, where, what).text();
  }
}
