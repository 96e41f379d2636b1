package dev.airlock.webhook.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanResultMessage;
import dev.airlock.model.scanresult.ScanResultResponse;
import dev.airlock.model.scanresult.ScanResultStatus;
import dev.airlock.model.signing.WebhookVerifier;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.idempotency.IdempotencyStore;
import dev.airlock.webhook.problem.ScannerProblem;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What the contract for scanners says is what the webhook does.
class ContractDocumentTest {
  private static final Set<Class<?>> NESTED =
      Set.of(ObjectVersion.class, ScanEngine.class, ObjectLocation.class, ScanPolicy.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ContractDocument document = ContractDocument.read();

  ContractDocumentTest() throws IOException {}

  @Test
  void fieldsAreThoseOfMessageAndAnswer() {
    assertThat(names("field", "type"))
        .containsExactlyInAnyOrderElementsOf(fields(ScanResultMessage.class).toList());
    assertThat(names("field", "what it is", "there"))
        .containsExactlyInAnyOrderElementsOf(fields(ScanResultResponse.class).toList());
  }

  @Test
  void statusesReasonsAndOutcomesAreAllOfThem() {
    assertThat(names("`status`", "says"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ScanResultStatus.values()).map(ScanResultStatus::wireName).toList());
    assertThat(names("`reason`", "the object"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(QuarantineReason.values()).map(QuarantineReason::wireName).toList());
    assertThat(names("`outcome`", "answers"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ScanResultResponse.Outcome.values())
                .map(outcome -> JSON.valueToTree(outcome).stringValue())
                .toList());
  }

  @Test
  void refusalsAreAllOfThem() {
    assertThat(document.table("`type`", "status"))
        .extracting(row -> row.name() + " " + row.cells().get(1))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ScannerProblem.values())
                .map(type -> name(type) + " " + type.status().value())
                .toList());
  }

  @Test
  void statesMayBecomeWhatTheTableSays() {
    Map<String, Set<String>> documented =
        document.table("state", "may become").stream()
            .collect(
                Collectors.toMap(
                    ContractDocument.Row::name, row -> row.codes(1).collect(Collectors.toSet())));
    assertThat(documented)
        .isEqualTo(
            Stream.of(FileStatus.values())
                .collect(Collectors.toMap(FileStatus::wireName, ContractDocumentTest::successors)));
  }

  @Test
  void numbersAreTheOnesThatHold() {
    assertThat(document.only("at most ([0-9,]+) bytes"))
        .isEqualTo("%,d".formatted(StrictJson.MAX_BYTES));
    assertThat(document.only("more than ([0-9,]+) bytes"))
        .isEqualTo("%,d".formatted(StrictJson.MAX_BYTES));
    assertThat(document.only("([0-9]+) minutes"))
        .isEqualTo(Long.toString(WebhookVerifier.TOLERANCE.toMinutes()));
    assertThat(document.only("([0-9]+) hours"))
        .isEqualTo(Long.toString(IdempotencyStore.KEPT.toHours()));
  }

  @Test
  void everySectionThatIsLinkedExists() {
    Set<String> sections =
        document
            .text()
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
            .collect(Collectors.toSet());
    assertThat(document.text().split("\\]\\(#", -1))
        .hasSizeGreaterThan(9)
        .satisfies(parts ->
            assertThat(Arrays.stream(parts).skip(1).map(part -> part.replaceFirst("(?s)\\).*", "")))
                .allMatch(sections::contains));
  }

  private List<String> names(String... header) {
    return document.table(header).stream().map(ContractDocument.Row::name).toList();
  }

  private static Stream<String> fields(Class<?> message) {
    return Stream.of(message.getRecordComponents()).flatMap(ContractDocumentTest::fields);
  }

  private static Stream<String> fields(RecordComponent component) {
    Stream<String> inner =
        NESTED.contains(component.getType())
            ? fields(component.getType()).map(field -> component.getName() + "." + field)
            : Stream.empty();
    return Stream.concat(Stream.of(component.getName()), inner);
  }

  private static Set<String> successors(FileStatus status) {
    return Stream.of(FileStatus.values())
        .filter(status::mayBecome)
        .map(FileStatus::wireName)
        .collect(Collectors.toSet());
  }

  private static String name(ScannerProblem type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
