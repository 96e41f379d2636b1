package dev.airlock.sandbox.backends;

import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import dev.airlock.sandbox.clamd.ClamdServer;
import dev.airlock.sandbox.clamd.ClamdServerSettings;
import dev.airlock.sandbox.clamd.DatabaseChoice;
import dev.airlock.sandbox.clamd.SignatureDatabase;
import dev.airlock.sandbox.datadirectory.DataDirectory;
import dev.airlock.sandbox.kafka.KafkaServer;
import dev.airlock.sandbox.postgres.PostgresServer;
import dev.airlock.sandbox.process.Children;
import dev.airlock.sandbox.process.Programs;
import dev.airlock.sandbox.s3.S3Credentials;
import dev.airlock.sandbox.s3.S3Server;
import dev.airlock.sandbox.sqs.SqsServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The start of the five backends, all at the same time.
///
/// @param directory where they keep their data
/// @param ports where they listen
/// @param postgresBinaries where the PostgreSQL programs are, or are unpacked to
/// @param origins the web origins whose pages may upload to S3
/// @param environment the user's variables
/// @param clamdSettings what is chosen about clamd
public record BackendStart(
    DataDirectory directory,
    Ports ports,
    Path postgresBinaries,
    List<String> origins,
    Map<String, String> environment,
    ClamdServerSettings clamdSettings) {

  /// The parts this starts.
  public static final Set<Part> PARTS =
      Set.copyOf(EnumSet.of(Part.POSTGRESQL, Part.S3, Part.SQS, Part.KAFKA, Part.CLAMD));

  /// Starts them and returns when all are ready.
  ///
  /// @param children starts the child processes
  /// @param resources takes charge of each backend as soon as it runs
  public RunningBackends start(Children children, Resources resources, Progress progress)
      throws Exception {
    Path clamd = ClamdServer.program(Programs.on(environment.getOrDefault("PATH", "")));
    var postgres = new CompletableFuture<PostgresServer>();
    var s3 = new CompletableFuture<S3Server>();
    var sqs = new CompletableFuture<SqsServer>();
    var kafka = new CompletableFuture<KafkaServer>();
    BackendStart.PARTS.stream().sorted().map(Part::label).forEach(progress::starting);
    Parallel.run(
        List.<Parallel.Task>of(
            () -> {
              startClamd(children, clamd, resources, progress);
              ready(progress, Part.CLAMD);
            },
            () -> {
              postgres.complete(resources.add(startPostgres(children)));
              ready(progress, Part.POSTGRESQL);
            },
            () -> {
              s3.complete(resources.add(startS3()));
              ready(progress, Part.S3);
            },
            () -> {
              sqs.complete(resources.add(SqsServer.start(ports.of(Part.SQS), S3Server.REGION)));
              ready(progress, Part.SQS);
            },
            () -> {
              kafka.complete(
                  resources.add(
                      KafkaServer.start(directory.data().resolve("kafka"), ports.of(Part.KAFKA))));
              ready(progress, Part.KAFKA);
            }));
    return new RunningBackends(postgres.join(), s3.join(), sqs.join(), kafka.join());
  }

  private void startClamd(Children children, Path program, Resources resources, Progress progress)
      throws Exception {
    Path folder = directory.data().resolve("clamd");
    SignatureDatabase database =
        new DatabaseChoice(
                environment, directory.signatures(), folder.resolve("db"), directory.logs())
            .choose(children, progress::note);
    ClamdServer clamd =
        resources.add(
            ClamdServer.start(
                children,
                program,
                database,
                folder,
                directory.logs().resolve("clamd.log"),
                ports.of(Part.CLAMD),
                clamdSettings));
    clamd.keepRunning(progress::note);
  }

  private PostgresServer startPostgres(Children children) throws Exception {
    return PostgresServer.start(
        children,
        postgresBinaries,
        directory.data().resolve("postgres"),
        directory.logs().resolve("postgresql.log"),
        ports.of(Part.POSTGRESQL));
  }

  private S3Server startS3() throws Exception {
    return S3Server.start(
        directory.data().resolve("s3"),
        ports.of(Part.S3),
        S3Credentials.SANDBOX_ONLY,
        origins,
        Clock.systemUTC());
  }

  private void ready(Progress progress, Part part) {
    progress.ready(part.label(), ports.address(part));
  }
}
