package dev.airlock.setup.installation;

import dev.airlock.setup.step.SetupFailed;
import dev.airlock.setup.step.Step;
import dev.airlock.setup.step.StepOutcome;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// A step against AWS or an emulator of it, which may lack some of its operations.
record AwsStep(Step step) implements Step {
  private static final int NOT_IMPLEMENTED = 501;
  private static final Set<String> UNSUPPORTED =
      Set.of("NotImplemented", "UnsupportedOperation", "InvalidAction", "InvalidAttributeName");

  @Override
  public String about() {
    return step.about();
  }

  @Override
  public StepOutcome take() throws InterruptedException {
    try {
      return step.take();
    } catch (AwsServiceException e) {
      if (isUnsupported(e)) {
        return new StepOutcome.Unsupported();
      }
      throw new SetupFailed("%s: %s".formatted(about(), e.getMessage()), e);
    } catch (SdkClientException e) {
      throw new SetupFailed("%s: %s".formatted(about(), e.getMessage()), e);
    }
  }

  private static boolean isUnsupported(AwsServiceException e) {
    // A response to HEAD has no details.
    return e.statusCode() == NOT_IMPLEMENTED
        || (e.awsErrorDetails() != null && UNSUPPORTED.contains(e.awsErrorDetails().errorCode()));
  }
}
