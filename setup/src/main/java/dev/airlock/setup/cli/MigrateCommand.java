package dev.airlock.setup.cli;

import dev.airlock.setup.database.ServiceRights;
import dev.airlock.setup.database.Tables;
import dev.airlock.setup.step.SetupFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prepares the database for a new version.
@Command(
    name = "migrate",
    description = {
      "Brings the tables to this version and gives the services' roles their rights.",
      "Runs as the role that owns the tables. The services' roles get what they need of them, and",
      "nothing else. Running it again changes nothing.",
      "It needs the database itself: not through a pooler."
    },
    exitCodeOnInvalidInput = 1,
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

  @Option(
      names = "--database",
      paramLabel = "URL",
      required = true,
      defaultValue = "${env:SPRING_DATASOURCE_URL}",
      description = "of the database, such as jdbc:postgresql://db/airlock")
  private String url = "";

  @Option(
      names = "--owner",
      paramLabel = "ROLE",
      required = true,
      defaultValue = "${env:SPRING_DATASOURCE_USERNAME}",
      description = "the role that owns the tables, or will")
  private String owner = "";

  @Option(
      names = "--upload-api-role",
      paramLabel = "ROLE",
      description = "an existing role, with which upload-api logs in")
  private @Nullable String uploadApi;

  @Option(
      names = "--webhook-role",
      paramLabel = "ROLE",
      description = "an existing role, with which the webhook logs in")
  private @Nullable String webhook;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "with the owner's password (default: the variable SPRING_DATASOURCE_PASSWORD)")
  private @Nullable Path passwordFile;

  @Override
  public Integer call() {
    Tables tables = new Tables(url, owner, password());
    int migrations = tables.migrate();
    System.out.println(
        migrations == 0 ? "the tables are of this version" : migrations + " migrations");
    grant(tables, ServiceRights.UPLOAD_API, uploadApi);
    grant(tables, ServiceRights.WEBHOOK, webhook);
    return 0;
  }

  private String password() {
    if (passwordFile != null) {
      try {
        return Files.readString(passwordFile).strip();
      } catch (IOException e) {
        throw new SetupFailed("%s cannot be read: %s".formatted(passwordFile, e), e);
      }
    }
    String variable = System.getenv("SPRING_DATASOURCE_PASSWORD");
    if (variable == null) {
      throw new SetupFailed(
          "pass --password-file, or set SPRING_DATASOURCE_PASSWORD to the password of " + owner);
    }
    return variable;
  }

  private static void grant(Tables tables, ServiceRights service, @Nullable String role) {
    if (role != null) {
      tables.grant(service, role);
      System.out.println("role %s has the rights of %s".formatted(role, service.title()));
    }
  }
}
