package dev.airlock.api.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.PersonWithFiles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Who can give out or erase what is known of a person, and what they have to say.
class PersonDataIT extends PersonWithFiles {
  @Test
  void givesOutNothingToOthers() throws Exception {
    for (Client other : List.of(operatorOf("rival"), operatorOf(null))) {
      List<JsonNode> pages = export(other, name, 100);
      assertThat(Stream.of("files", "grants", "actions").flatMap(kind -> all(pages, kind).stream()))
          .isEmpty();
      assertThat(json(erase(other, name, 100), 200).get("files").intValue()).isZero();
    }
    problem(alice().call("POST", EXPORTS, body(name, "")), 403, "insufficient-scope");
    problem(alice().call("POST", ERASURES, body(name, "")), 403, "insufficient-scope");
    assertThat(json(alice().get("/api/v1/files/" + own.get(1)), 200).get("fileName").stringValue())
        .contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"subject\":\"\"}",
        "{\"subject\":\"a\\u0000\"}",
        "{\"subject\":\"alice\",\"limit\":0}",
        "{\"subject\":\"alice\",\"limit\":101}"
      })
  void refusesWhatMeansNothing(String body) throws Exception {
    problem(operatorOf(tenant).call("POST", EXPORTS, body), 400, "invalid-field");
    problem(operatorOf(tenant).call("POST", ERASURES, body), 400, "invalid-field");
  }
}
