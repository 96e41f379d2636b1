package dev.airlock.setup.installation;

import dev.airlock.setup.step.Outcome;
import dev.airlock.setup.step.SetupFailed;
import dev.airlock.setup.step.Step;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// A step against a server that speaks AWS's protocols, and perhaps not all of them.
record AwsStep(Step step) implements Step {
  private static final int NOT_IMPLEMENTED = 501;
  private static final Set<String> UNKNOWN =
      Set.of("NotImplemented", "UnsupportedOperation", "InvalidAction", "InvalidAttributeName");

  @Override
  public String about() {
    return step.about();
  }

  @Override
  public Outcome take() throws InterruptedException {
    try {
      return step.take();
    } catch (AwsServiceException e) {
      if (isUnknown(e)) {
        return new Outcome.Unsupported();
      }
      throw new SetupFailed("%s: %s".formatted(about(), e.getMessage()), e);
    } catch (SdkClientException e) {
      throw new SetupFailed("%s: %s".formatted(about(), e.getMessage()), e);
    }
  }

  private static boolean isUnknown(AwsServiceException e) {
    // An answer to HEAD has no details.
    return e.statusCode() == NOT_IMPLEMENTED
        || (e.awsErrorDetails() != null && UNKNOWN.contains(e.awsErrorDetails().errorCode()));
  }
}
