package dev.airlock.api.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.registry.file.Disposition;
import dev.airlock.registry.file.UploadMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.impl.NoOpLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.unit.DataSize;

/// Types as clients send them, under the built-in profiles.
class ClientTypesTest {
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final UploadProfiles BUILT_IN = profiles(Map.of());

  @ParameterizedTest
  @ValueSource(strings = {"", "application/octet-stream", "binary/octet-stream"})
  void theNameDecidesWhereNothingIsTold(String declared) {
    assertThat(taken("document", "Table.CSV", declared)).isEqualTo("text/csv");
    assertThat(taken("document", "a.zip", declared)).isEqualTo("application/zip");
    assertThat(taken("document", "README.md", declared)).isEqualTo("text/plain");
    assertThat(taken("document", "a.docx.log", declared)).isEqualTo("text/plain");
    assertThat(taken("document", "a.7z", declared)).isEqualTo("application/x-7z-compressed");
    assertThat(taken("resume", "a.docx", declared)).isEqualTo(DOCX);
    assertThat(taken("product-image", "a.webp", declared)).isEqualTo("image/webp");
    assertThat(taken("video", "a.m4v", declared)).isEqualTo("video/mp4");
  }

  @ParameterizedTest
  @CsvSource({
    "bulk-import, a.csv, application/vnd.ms-excel, text/csv",
    "document, a.csv, application/vnd.ms-excel, text/csv",
    "document, a.csv, text/plain, text/csv",
    "document, a.csv, application/csv, text/csv",
    "document, a.zip, application/x-zip-compressed, application/zip",
    "document, a.md, text/markdown, text/plain",
    "document, a.log, text/x-log, text/plain",
    "document, a.rtf, text/rtf, application/rtf",
    "document, a.rtf, application/msword, application/rtf",
    "document, a.gz, application/x-gzip, application/gzip",
    "document, a.tgz, application/x-compressed-tar, application/gzip",
    "document, a.tgz, application/x-compressed, application/gzip",
    "document, a.7z, application/x-compressed, application/x-7z-compressed",
    "profile-photo, a.jpg, image/jpg, image/jpeg",
    "profile-photo, a.jfif, image/pjpeg, image/jpeg",
    "video, a.m4v, video/x-m4v, video/mp4",
  })
  void otherNamesOfATypeStandForIt(String profile, String name, String declared, String type) {
    assertThat(BUILT_IN.named(profile).typeOf(name, declared))
        .isEqualTo(new ResolvedType(type, true));
  }

  @Test
  void documentsFromSystemsWithoutOfficeAreZips() {
    for (String declared : List.of("application/zip", "application/x-zip-compressed")) {
      assertThat(taken("resume", "a.docx", declared)).isEqualTo(DOCX);
      assertThat(taken("document", "a.ods", declared))
          .isEqualTo("application/vnd.oasis.opendocument.spreadsheet");
    }
  }

  @Test
  void whatIsDeclaredAsTheProfileHasItStays() {
    assertThat(BUILT_IN.named("document").typeOf("a.csv", "text/csv"))
        .isEqualTo(new ResolvedType("text/csv", false));
    assertThat(BUILT_IN.named("profile-photo").typeOf("a.jfif", "image/jpeg"))
        .isEqualTo(new ResolvedType("image/jpeg", false));
  }

  @ParameterizedTest
  @CsvSource({
    "resume, a.csv, text/csv",
    "resume, a.csv, ''",
    "resume, a.csv, application/octet-stream",
    "resume, a.csv, application/vnd.ms-excel",
    "resume, a.zip, application/x-zip-compressed",
    "document, a.exe, ''",
    "document, a.exe, text/plain",
    "document, a.exe, application/octet-stream",
    "document, a, ''",
    "document, csv, application/octet-stream",
    "document, a.pdf, text/html",
    "document, a.pdf, image/jpeg",
    "document, a.csv, application/pdf",
    "document, a.csv, application/zip",
    "document, a.txt, application/vnd.ms-excel",
    "document, a.zip, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  })
  void nothingElseIsTaken(String profile, String name, String declared) {
    refuses(BUILT_IN.named(profile), name, declared);
  }

  /// A page with scripts passes under `text/html`, and must not under a harmless declaration.
  @Test
  void textIsNeverTakenForWhatRunsScripts() {
    UploadProfile pages =
        profile(Map.of("text/html", List.of("html"), "image/svg+xml", List.of("svg")));
    refuses(pages, "a.html", "text/plain");
    refuses(pages, "a.html", "text/csv");
    refuses(pages, "a.svg", "text/plain");
    refuses(pages, "a.svg", "image/jpg");
    assertThat(pages.typeOf("a.html", "").contentType()).isEqualTo("text/html");
  }

  @Test
  void theLongestExtensionDecidesAndTwoTypesOfOneDoNot() {
    UploadProfile archives =
        profile(
            Map.of(
                "application/gzip", List.of("gz"),
                "application/x-gtar", List.of("tar.gz"),
                "text/xml", List.of("xml"),
                "application/xml", List.of("xml")));
    assertThat(archives.typeOf("a.tar.gz", "").contentType()).isEqualTo("application/x-gtar");
    assertThat(archives.typeOf("tar.gz", "").contentType()).isEqualTo("application/gzip");
    assertThat(archives.typeOf("a.xml", "text/xml").contentType()).isEqualTo("text/xml");
    refuses(archives, "a.xml", "application/octet-stream");
  }

  @Test
  void anOwnProfileTakesThePlaceOfTheBuiltInOnes() {
    List<String> warnings = new ArrayList<>();
    UploadProfiles own =
        profiles(
            Map.of(
                "airlock.profiles.invoice.content-types.[application/pdf]", "pdf",
                "airlock.profiles.invoice.max-size", "1MB"),
            warnings);
    assertThat(own.profiles()).containsOnlyKeys("invoice");
    assertThat(warnings).singleElement(STRING).contains("document", "video", "own: invoice");
  }

  @Test
  void whatAdjustedABuiltInProfileThatIsGoneIsExplained() {
    assertThatThrownBy(() ->
            profiles(
                Map.of(
                    "airlock.profiles.invoice.content-types.[application/pdf]", "pdf",
                    "airlock.profiles.invoice.max-size", "1MB",
                    "airlock.profiles.video.uploads-per-hour", "7")))
        .rootCause()
        .isInstanceOf(InvalidProfile.class)
        .hasMessage(
            "airlock.profiles.video: content-types must name at least one type: the built-in"
                + " profiles do not apply, because invoice has content-types of its own.");
  }

  @Test
  void aBuiltInProfileCanBeAdjustedWithoutLosingTheOthers() {
    List<String> warnings = new ArrayList<>();
    UploadProfiles adjusted = profiles(Map.of("airlock.profiles.video.max-size", "1MB"), warnings);
    assertThat(adjusted.profiles()).hasSize(8);
    assertThat(warnings).isEmpty();
    assertThat(adjusted.named("video").maxSize()).isEqualTo(1 << 20);
    assertThat(taken("video", "a.mp4", "")).isEqualTo("video/mp4");
  }

  private static void refuses(UploadProfile profile, String name, String declared) {
    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() ->
            profile.requireAccepts(
                name, profile.typeOf(name, declared).contentType(), UploadMethod.POST))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ApiProblem.CONTENT_TYPE_NOT_ALLOWED));
  }

  private static String taken(String profile, String name, String declared) {
    return BUILT_IN.named(profile).typeOf(name, declared).contentType();
  }

  private static UploadProfile profile(Map<String, List<String>> types) {
    return new UploadProfile(
        "own",
        new ProfileSettings(
            types,
            DataSize.ofBytes(1),
            DataSize.ofBytes(1),
            Set.of(UploadMethod.POST),
            "no-cache",
            Disposition.ATTACHMENT,
            Duration.ZERO,
            InfectedObjects.ISOLATE,
            1,
            null));
  }

  private static UploadProfiles profiles(Map<String, Object> set) {
    return profiles(set, new ArrayList<>());
  }

  private static UploadProfiles profiles(Map<String, Object> set, List<String> warnings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", set));
    Log log =
        new NoOpLog() {
          @Override
          public void warn(Object message) {
            warnings.add(message.toString());
          }
        };
    new BuiltInProfiles(_ -> log).postProcessEnvironment(environment, new SpringApplication());
    return Binder.get(environment).bindOrCreate("airlock", UploadProfiles.class);
  }
}
