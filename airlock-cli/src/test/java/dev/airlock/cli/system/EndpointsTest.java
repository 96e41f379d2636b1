package dev.airlock.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {

  @TempDir private Path home;

  @Test
  void areReadAsTheyWereWritten() throws IOException {
    BackendLogin login =
        new BackendLogin("jdbc:x", "u", "p", "eu-west-1", "a", "s", "b", "c", "d", "q");
    Endpoints endpoints =
        new Endpoints(
            Ports.free(), home.resolve("keys"), login, Set.of(Part.WEBHOOK, Part.SCAN_WORKER));

    endpoints.write(file());

    assertThat(Endpoints.of(home)).contains(endpoints);
  }

  @Test
  void areAbsentWhereNothingIsUp() throws IOException {
    assertThat(Endpoints.of(home)).isEmpty();
  }

  @Test
  void ofAnotherVersionAreRefusedWithTheRemedy() throws IOException {
    Files.writeString(file(), "PostgreSQL.port=5433\n");

    assertThatThrownBy(() -> Endpoints.of(home))
        .isInstanceOf(CommandFailed.class)
        .hasMessage("%s lacks S3.port; stop the sandbox and start it again", Endpoints.file(home));
  }

  @Test
  void keepTheirSecretsOutOfTheirText() {
    BackendLogin login =
        new BackendLogin(
            "jdbc:x", "u", "hidden-1", "eu-west-1", "a", "hidden-2", "b", "c", "d", "q");

    assertThat(new Endpoints(Ports.free(), home, login, Set.of()).toString())
        .doesNotContain("hidden");
  }

  private Path file() throws IOException {
    Files.createDirectories(Endpoints.file(home).getParent());
    return Endpoints.file(home);
  }
}
