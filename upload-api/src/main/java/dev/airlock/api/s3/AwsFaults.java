package dev.airlock.api.s3;

import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.problem.KnownFaults;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// AWS could not be reached or could not answer, after all retries. What AWS refused is no such
/// fault.
@Component
class AwsFaults implements KnownFaults {
  private static final int SERVER_ERROR = 500;

  @Override
  public Optional<ApiProblemException> explain(Throwable fault) {
    boolean unavailable =
        switch (fault) {
          case AwsServiceException answered ->
              answered.statusCode() >= SERVER_ERROR || answered.isThrottlingException();
          case SdkClientException _ -> true;
          default -> false;
        };
    return unavailable ? Optional.of(ApiProblemException.unavailable()) : Optional.empty();
  }
}
