package dev.airlock.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "fa-IR", "de-DE"})
  @ResourceLock(Resources.LOCALE)
  void numbersHaveAsciiDigitsWhateverTheLocale(String language) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      assertThat(EventText.id(1_234_567)).isEqualTo("id: 1234567\n\n");
      assertThat(EventText.event(1_234_567, FileStatus.CLEAN, "{}"))
          .isEqualTo("id: 1234567\nevent: clean\ndata: {}\n\n");
      assertThat(EventText.retry(Duration.ofMillis(1_234))).isEqualTo("retry: 1234\n\n");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void dataStaysOnOneLine() {
    assertThat(EventText.event(1, FileStatus.CLEAN, "{\r\n\"a\":1\n}"))
        .isEqualTo("id: 1\nevent: clean\ndata: {  \"a\":1 }\n\n");
  }
}
