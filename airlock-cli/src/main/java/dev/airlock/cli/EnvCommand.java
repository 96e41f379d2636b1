package dev.airlock.cli;

import dev.airlock.cli.system.BackendLogin;
import dev.airlock.cli.system.Endpoints;
import dev.airlock.cli.system.Part;
import dev.airlock.setup.token.Keys;
import dev.airlock.setup.token.TokenIssuer;
import dev.airlock.setup.token.TokenRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prints what a program needs to use the sandbox. All names begin alike: none is a setting of a
/// service, and none takes the place of somebody's credentials of AWS.
@Command(
    name = "env",
    description =
        "Prints addresses, keys and a token of the running sandbox, for: eval \"$(./airlock env)\"",
    exitCodeOnInvalidInput = 1,
    mixinStandardHelpOptions = true)
final class EnvCommand implements Callable<Integer> {

  private static final String PREFIX = "AIRLOCK_SANDBOX_";

  // ElasticMQ's.
  private static final String ACCOUNT = "000000000000";

  @Mixin private final HomeOption where = new HomeOption();

  @Option(
      names = "--as",
      paramLabel = "SUBJECT",
      defaultValue = "developer",
      description = "whose token it is, valid for a day (default: ${DEFAULT-VALUE})")
  private String subject = "";

  @Override
  public Integer call() throws Exception {
    Endpoints endpoints = RunningSandbox.endpoints(where.home());
    Map<String, String> variables = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      if (!endpoints.without().contains(part)) {
        variables.put(
            part.label().toUpperCase(Locale.ROOT).replace('-', '_'),
            endpoints.ports().address(part));
      }
    }
    BackendLogin login = endpoints.login();
    variables.put("JDBC_URL", login.databaseUrl());
    variables.put("DATABASE_USER", login.databaseUser());
    variables.put("DATABASE_PASSWORD", login.databasePassword());
    variables.put("REGION", login.region());
    variables.put("ACCESS_KEY", login.accessKey());
    variables.put("SECRET_KEY", login.secretKey());
    variables.put("LANDING_BUCKET", login.landingBucket());
    variables.put("CLEAN_BUCKET", login.cleanBucket());
    variables.put("QUARANTINE_BUCKET", login.quarantineBucket());
    variables.put("QUEUE", login.queue());
    variables.put(
        "QUEUE_URL",
        "%s/%s/%s".formatted(endpoints.ports().address(Part.SQS), ACCOUNT, login.queue()));
    variables.put("SCAN_RESULT_SECRET", Keys.in(endpoints.keys()).webhookSecret());
    variables.put(
        "TOKEN",
        TokenIssuer.of(endpoints.keys(), Clock.systemUTC()).issue(TokenRequest.of(subject)));
    variables.put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    variables.forEach(
        (name, value) -> System.out.println("export " + PREFIX + name + "=" + quoted(value)));
    return 0;
  }

  // For every POSIX shell: nothing is special between single quotes but the next one.
  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
