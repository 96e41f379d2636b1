package dev.airlock.model.scanresult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.airlock.model.verdict.Explanation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;

class ScanResultMessageTest {
  private static final String SHA_256 =
      "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f";

  static Stream<JsonMessage> complete() {
    return Stream.of(
        JsonMessage.scanning(),
        JsonMessage.clean(),
        JsonMessage.infected(),
        JsonMessage.quarantined());
  }

  static Stream<Arguments> incomplete() {
    Stream<Arguments> always =
        Stream.of("scanId", "status", "object")
            .flatMap(field -> complete().map(message -> arguments(field, message.without(field))));
    Stream<Arguments> byStatus =
        Stream.of(
            arguments("sha256", JsonMessage.clean().without("sha256")),
            arguments("engine", JsonMessage.clean().without("engine")),
            arguments("location", JsonMessage.clean().without("location")),
            arguments("threats", JsonMessage.infected().without("threats")),
            arguments("reason", JsonMessage.quarantined().without("reason")));
    return Stream.concat(always, byStatus);
  }

  static Stream<Arguments> contradictory() {
    return Stream.of(
        arguments("threats", JsonMessage.scanning().with("threats", List.of("Eicar"))),
        arguments("reason", JsonMessage.scanning().with("reason", "corrupt")),
        arguments("threats", JsonMessage.clean().with("threats", List.of("Eicar"))),
        arguments("threats", JsonMessage.clean().with("threats", List.of())),
        arguments("reason", JsonMessage.clean().with("reason", "corrupt")),
        arguments("reason", JsonMessage.infected().with("reason", "corrupt")),
        arguments("threats", JsonMessage.quarantined().with("threats", List.of("Eicar"))),
        arguments("where", JsonMessage.scanning().with("where", "a.zip")),
        arguments("what", JsonMessage.scanning().with("what", "a cabinet")),
        arguments("where", JsonMessage.clean().with("where", "a.zip")),
        arguments("what", JsonMessage.clean().with("what", "a cabinet")));
  }

  static Stream<Arguments> malformed() {
    Stream<Arguments> threats =
        Stream.of(List.of(), List.of(""), List.of("Eicar", " "), Arrays.asList("Eicar", null))
            .map(names -> arguments("threats", JsonMessage.infected().with("threats", names)));
    Stream<Arguments> digests =
        Stream.of("", "abc", SHA_256.toUpperCase(Locale.ROOT), SHA_256 + "0", SHA_256 + "\n")
            .flatMap(text -> complete().map(m -> arguments("sha256", m.with("sha256", text))));
    Stream<Arguments> places =
        Stream.of("", " ", "a\nb", "a\u202eb", "x".repeat(501))
            .flatMap(text -> explained().map(m -> arguments("where", m.with("where", text))));
    Stream<Arguments> words =
        Stream.of("", "\t", "a\0b", "a\u2066b", "x".repeat(201))
            .flatMap(text -> explained().map(m -> arguments("what", m.with("what", text))));
    return Stream.of(threats, digests, places, words).flatMap(Function.identity());
  }

  static Stream<JsonMessage> explained() {
    return Stream.of(JsonMessage.infected(), JsonMessage.quarantined());
  }

  @ParameterizedTest
  @MethodSource("complete")
  void takesACompleteMessage(JsonMessage given) {
    assertThatNoException().isThrownBy(() -> given.message().toReport());
  }

  @ParameterizedTest
  @MethodSource("explained")
  void takesWhereAndWhatWithWhatIsNotClean(JsonMessage given) {
    JsonMessage message =
        given.with("where", "ü".repeat(500)).with("what", "its members contradict each other");
    assertThat(message.message().toReport())
        .isInstanceOfSatisfying(
            ScanReport.VerdictReport.class,
            report ->
                assertThat(report.verdict().explanation())
                    .isEqualTo(
                        new Explanation("ü".repeat(500), "its members contradict each other")));
  }

  @ParameterizedTest
  @MethodSource({"incomplete", "contradictory", "malformed"})
  void namesTheFieldAtFault(String field, JsonMessage given) {
    ScanResultMessage message = given.message();

    assertThatExceptionOfType(InvalidScanResult.class)
        .isThrownBy(message::toReport)
        .satisfies(fault -> assertThat(fault.field()).isEqualTo(field));
  }

  @Test
  void saysForWhichStatusAFieldIsMissing() {
    assertThatExceptionOfType(InvalidScanResult.class)
        .isThrownBy(() -> JsonMessage.clean().without("engine").message().toReport())
        .withMessage("is required when status is clean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bucket", "key", "eTag", "size"})
  void isNotReadWithoutThePinOfAnObject(String field) {
    JsonMessage given = JsonMessage.clean().withoutObject(field);

    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(given::message)
        .satisfies(
            fault -> assertThat(fault.getPath().getFirst().getPropertyName()).isEqualTo("object"));
  }

  @Test
  void isNotReadWithANegativeSize() {
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(JsonMessage.clean().withObject("size", -1)::message);
  }

  @Test
  void isNotReadWithAnEngineThatHasNoName() {
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(JsonMessage.clean().with("engine", Map.of("version", "1"))::message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bucket", "key"})
  void isNotReadWithHalfALocation(String only) {
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(JsonMessage.clean().with("location", Map.of(only, "somewhere"))::message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLEAN", "pending", "deleted", "", "ok"})
  void isNotReadWithAnotherStatus(String status) {
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(JsonMessage.clean().with("status", status)::message);
  }

  @Test
  void isNotReadWithAnotherReason() {
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(JsonMessage.quarantined().with("reason", "dubious")::message);
  }
}
