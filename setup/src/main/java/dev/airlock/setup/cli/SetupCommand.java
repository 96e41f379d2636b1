package dev.airlock.setup.cli;

import dev.airlock.setup.installation.Installation;
import dev.airlock.setup.step.SetupSteps;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Creates or repairs an installation in AWS and Kafka.
@Command(
    name = "setup",
    description = {
      "Creates the buckets, the queues, S3's event notifications to them, and the Kafka topic.",
      "What exists is checked and repaired; running it again changes nothing."
    },
    exitCodeOnInvalidInput = 1,
    mixinStandardHelpOptions = true,
    subcommands = MigrateCommand.class)
public final class SetupCommand implements Callable<Integer> {

  @Mixin private final AwsOptions aws = new AwsOptions();
  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Mixin private final LayoutOptions what = new LayoutOptions();

  @Option(
      names = "--lenient",
      description = "continue where the server lacks a feature, as emulators do")
  private boolean lenient;

  @Override
  public Integer call() throws InterruptedException {
    SetupSteps steps = new SetupSteps(lenient, System.out::println);
    try (S3Client s3 = aws.s3();
        SqsClient sqs = aws.sqs()) {
      Installation installation = new Installation(what.layout(), s3, sqs, aws.region());
      System.out.println("AWS, region " + aws.region());
      int changes = steps.take(installation.bucketsAndQueues());
      changes += topic(installation, steps);
      System.out.println(changes == 0 ? "nothing to change" : changes + " changes");
    }
    return 0;
  }

  private int topic(Installation installation, SetupSteps steps) throws InterruptedException {
    Optional<Admin> named = kafka.admin();
    if (named.isEmpty()) {
      System.out.println("Kafka: skipped, because no --bootstrap-servers are given");
      return 0;
    }
    System.out.println("Kafka");
    try (Admin admin = named.get()) {
      return steps.take(List.of(installation.topic(admin, kafka.replication())));
    }
  }
}
