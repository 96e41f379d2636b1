package dev.airlock.sandbox.clamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.cli.system.LocalPort;
import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.process.Children;
import dev.airlock.sandbox.process.PidFiles;
import dev.airlock.sandbox.process.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClamdStartIT {

  @TempDir private Path folder;

  @Test
  void saysWhatToInstallWhereClamdIsMissing() {
    assertThatThrownBy(() -> ClamdServer.program(new Programs(List.of(folder.toString()))))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("clamd is not installed")
        .hasMessageContaining("apt-get install clamav-daemon")
        .hasMessageContaining("brew install clamav");
  }

  @Test
  void showsClamdsOwnWordsWhenItDies() throws Exception {
    Files.writeString(folder.resolve("broken.ndb"), "no signature at all\n");
    SignatureDatabase broken = SignatureDatabase.given(folder);
    Path program = ClamdServer.program(Programs.on(""));
    int port = LocalPort.free(new HashSet<>());
    try (Children children = Children.recordedIn(new PidFiles(folder.resolve("pids")))) {
      assertThatThrownBy(() ->
              ClamdServer.start(
                  children,
                  program,
                  broken,
                  folder,
                  folder.resolve("clamd.log"),
                  port,
                  ClamdServerSettings.DEFAULT))
          .isInstanceOf(StartFailed.class)
          .hasMessageContaining("clamd exited at start")
          .hasMessageContaining("Malformed database");
    }
  }

  @Test
  void refusesAFolderWithoutSignatures() {
    var choice =
        new DatabaseChoice(Map.of("AIRLOCK_CLAMAV_DB", folder.toString()), folder, folder, folder);

    assertThatThrownBy(() -> choose(choice, new ArrayList<>()))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("AIRLOCK_CLAMAV_DB=" + folder + " holds no signature database");
  }

  @Test
  void fallsBackToTheBuiltInDatabaseAndSaysSo() throws Exception {
    Path builtIn = folder.resolve("built-in");
    var choice = new DatabaseChoice(Map.of("AIRLOCK_FRESHCLAM", "off"), folder, builtIn, folder);
    var lines = new ArrayList<String>();

    assertThat(choose(choice, lines).folder()).isEqualTo(builtIn);
    assertThat(lines).singleElement().asString().contains("built-in test database");
    assertThat(builtIn.resolve("unscanned.ndb"))
        .hasSameTextualContentAs(Path.of("../deploy/clamav/unscanned.ndb"));
  }

  private SignatureDatabase choose(DatabaseChoice choice, List<String> lines) throws Exception {
    try (Children children = Children.recordedIn(new PidFiles(folder.resolve("pids")))) {
      return choice.choose(children, lines::add);
    }
  }
}
