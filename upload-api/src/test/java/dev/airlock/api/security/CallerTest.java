package dev.airlock.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

/// Which network address of a request is kept. Behind a proxy it is what an `X-Forwarded-For` says,
/// and that anybody can send.
class CallerTest {
  private static final CallerToken TOKEN =
      new CallerToken(
          Jwt.withTokenValue("token")
              .header("alg", "RS256")
              .subject("alice")
              .expiresAt(Instant.parse("2026-11-21T11:00:00Z"))
              .build(),
          new CallerToken.Name("alice", null),
          List.of());

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "2001:db8::7, 2001:db8:0:0:0:0:0:7",
    "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1",
    "::ffff:203.0.113.7, 203.0.113.7"
  })
  void keepsAddressesInOneForm(String claimed, String kept) {
    Caller caller = TOKEN.from(claimed);
    assertThat(caller.address()).isEqualTo(kept);
    assertThat(caller.actor().address()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "unknown",
        "_hidden",
        "localhost",
        "example.org",
        "<script>alert(1)</script>",
        "203.0.113.7, 198.51.100.1",
        "203.0.113.7:4711",
        "203.0.113.256",
        "127.0.0.1\n203.0.113.7",
        "1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1"
      })
  void keepsNothingElse(String claimed) {
    Caller caller = TOKEN.from(claimed);
    assertThat(caller.address()).isNull();
    assertThat(caller.subject()).isEqualTo("alice");
  }
}
