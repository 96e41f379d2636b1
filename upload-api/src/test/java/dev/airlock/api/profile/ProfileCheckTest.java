package dev.airlock.api.profile;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.model.file.InfectedObjects;
import dev.airlock.registry.file.Disposition;
import dev.airlock.registry.file.UploadMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ProfileCheckTest {
  private static final Map<String, List<String>> PDF = Map.of("application/pdf", List.of("pdf"));

  @Test
  void takesWhatCanWork() {
    assertThatCode(() -> ProfileCheck.check("resume", profile(PDF, 1, 5L << 30)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Résumé", "a/b", "..", "UPPER", "-first", "a b"})
  void aNameIsPartOfEveryKey(String name) {
    refuses(name, profile(PDF, 1, 1), "a name has");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "application/", "application/PDF", "text/plain; charset=utf-8"})
  void typesAreMediaTypes(String type) {
    refuses("p", profile(Map.of(type, List.of("pdf")), 1, 1), "is not a media type");
  }

  @ParameterizedTest
  @ValueSource(strings = {".pdf", "PDF", "", "a/b"})
  void extensionsAreExtensions(String extension) {
    refuses(
        "p", profile(Map.of("application/pdf", List.of(extension)), 1, 1), "not a file extension");
  }

  @Test
  void everythingHasItsBounds() {
    refuses("p", null, "empty");
    refuses("p", profile(Map.of(), 1, 1), "at least one type");
    refuses(
        "p", profile(Map.of("application/pdf", List.of()), 1, 1), "at least one file extension");
    refuses("p", profile(PDF, 0, 1), "min-size");
    refuses("p", profile(PDF, 2, 1), "max-size must not be smaller");
    refuses("p", profile(PDF, 1, (5L << 30) + 1), "at most 5GB");
    refuses(
        "p",
        profile(Set.of(), "no-cache", Disposition.ATTACHMENT, Duration.ZERO, 1),
        "methods must name");
    refuses(
        "p",
        profile(Set.of(UploadMethod.PUT), "a\r\nb", Disposition.ATTACHMENT, Duration.ZERO, 1),
        "cache-control");
    refuses(
        "p",
        profile(
            Set.of(UploadMethod.PUT), "no-cache", Disposition.ATTACHMENT, Duration.ofDays(-1), 1),
        "retention");
    refuses(
        "p",
        profile(Set.of(UploadMethod.PUT), "no-cache", Disposition.ATTACHMENT, Duration.ZERO, 0),
        "uploads-per-hour");
  }

  @Test
  void anHourTakesTheLargestFile() {
    assertThatCode(() -> ProfileCheck.check("p", upToTenBytes(10))).doesNotThrowAnyException();
    refuses("p", upToTenBytes(9), "bytes-per-hour must not be smaller than max-size");
  }

  private static ProfileSettings upToTenBytes(long bytesPerHour) {
    return new ProfileSettings(
        PDF,
        DataSize.ofBytes(1),
        DataSize.ofBytes(10),
        Set.of(UploadMethod.PUT),
        "no-cache",
        Disposition.ATTACHMENT,
        Duration.ZERO,
        InfectedObjects.ISOLATE,
        1,
        DataSize.ofBytes(bytesPerHour));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/svg+xml", "application/xhtml+xml", "text/xml"})
  void whatRunsScriptsIsNotShownInline(String type) {
    refuses(
        "p",
        new ProfileSettings(
            Map.of(type, List.of("x")),
            DataSize.ofBytes(1),
            DataSize.ofBytes(1),
            Set.of(UploadMethod.PUT),
            "no-cache",
            Disposition.INLINE,
            Duration.ZERO,
            InfectedObjects.ISOLATE,
            1,
            null),
        "must not be shown inline");
  }

  private static void refuses(String name, @Nullable ProfileSettings profile, String reason) {
    assertThatExceptionOfType(InvalidProfile.class)
        .isThrownBy(() -> ProfileCheck.check(name, profile))
        .withMessageStartingWith("airlock.profiles." + name + ": ")
        .withMessageContaining(reason);
  }

  private static ProfileSettings profile(Map<String, List<String>> types, long min, long max) {
    return new ProfileSettings(
        types,
        DataSize.ofBytes(min),
        DataSize.ofBytes(max),
        Set.of(UploadMethod.values()),
        "no-cache",
        Disposition.ATTACHMENT,
        Duration.ZERO,
        InfectedObjects.ISOLATE,
        1,
        null);
  }

  private static ProfileSettings profile(
      Set<UploadMethod> methods,
      String cacheControl,
      Disposition disposition,
      Duration retention,
      int uploads) {
    return new ProfileSettings(
        PDF,
        DataSize.ofBytes(1),
        DataSize.ofBytes(1),
        methods,
        cacheControl,
        disposition,
        retention,
        InfectedObjects.ISOLATE,
        uploads,
        null);
  }
}
