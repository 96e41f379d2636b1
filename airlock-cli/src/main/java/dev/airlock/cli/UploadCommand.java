package dev.airlock.cli;

import dev.airlock.cli.system.CommandFailed;
import dev.airlock.cli.upload.FileState;
import dev.airlock.cli.upload.VerdictWait;
import dev.airlock.client.AirlockClient;
import dev.airlock.client.Outgoing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Uploads one file.
@Command(
    name = "upload",
    description = "Uploads a file as a client would, waits, and prints its final state.",
    exitCodeOnInvalidInput = 1,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:clean", "2:infected", "3:quarantined", "1:error"},
    mixinStandardHelpOptions = true)
final class UploadCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Mixin private final TargetOptions target = new TargetOptions();

  @Parameters(paramLabel = "FILE", description = "the file")
  private Path file = Path.of("");

  @Option(
      names = "--profile",
      defaultValue = "document",
      description = "the upload profile (default: ${DEFAULT-VALUE})")
  private String profile = "";

  @Option(
      names = "--as",
      paramLabel = "SUBJECT",
      defaultValue = "cli",
      description = "who uploads to the sandbox (default: ${DEFAULT-VALUE})")
  private String subject = "";

  @Override
  public Integer call() throws Exception {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new CommandFailed(file + " is not a readable file");
    }
    try (AirlockClient client = target.client(subject)) {
      try (ProgressBar bar = ProgressBar.on(System.console(), Files.size(file))) {
        String id = client.upload(Outgoing.file(file, profile).telling(bar::sent));
        FileState state = new VerdictWait(client, PATIENCE, bar::note).await(id);
        bar.clear();
        System.out.println(state.text() + "  " + id);
        return exitCode(state);
      }
    }
  }

  private static int exitCode(FileState state) {
    return switch (state.status()) {
      case "clean" -> 0;
      case "infected" -> 2;
      case "quarantined" -> 3;
      default -> 1;
    };
  }
}
