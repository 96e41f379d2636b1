package dev.airlock.scan.queue;

import dev.airlock.scan.clamav.EngineNodes;
import dev.airlock.scan.outage.DependencyCircuitBreaker;
import dev.airlock.scan.pipeline.BulkheadSettings;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.QueueNotFoundStrategy;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandlerFactories;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandlerFactory;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@Configuration(proxyBeanMethods = false)
class QueueConfiguration {
  // Enough for nearly every scan; what takes longer is given back.
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);

  // The most that SQS gives.
  private static final int MESSAGES_PER_RECEIVE = 10;

  // With a long delay one slow message would hold up the next poll, and with it the fast ones.
  private static final Duration MAX_DELAY_BETWEEN_POLLS = Duration.ofMillis(300);

  @Bean
  SqsMessageListenerContainerFactory<String> objectCreatedListeners(
      SqsAsyncClient sqs,
      ListenerSettings settings,
      BulkheadSettings bulkheads,
      EngineNodes nodes,
      DependencyCircuitBreaker breaker,
      QueueLag lag) {
    SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("scan-");
    executor.setVirtualThreads(true);
    return SqsMessageListenerContainerFactory.<String>builder()
        .sqsAsyncClient(sqs)
        .messageInterceptor(lag)
        .configure(options ->
            options
                // By default a mistyped name creates a queue that nobody writes to.
                .queueNotFoundStrategy(QueueNotFoundStrategy.FAIL)
                .componentsTaskExecutor(executor)
                // Room for a whole receive beside what the bulkheads hold.
                .maxConcurrentMessages(bulkheads.inHand() + MESSAGES_PER_RECEIVE)
                .maxMessagesPerPoll(MESSAGES_PER_RECEIVE)
                .backPressureHandlerFactory(wholeReceives(_ -> new ReceivingPause(nodes, breaker)))
                .messageVisibility(settings.visibility())
                .pollTimeout(settings.poll())
                .listenerShutdownTimeout(SHUTDOWN)
                .maxDelayBetweenPolls(MAX_DELAY_BETWEEN_POLLS))
        .build();
  }

  /// Receives only when there is room for as many messages as a receive can bring: every receive is
  /// a request, and is paid for.
  static BackPressureHandlerFactory wholeReceives(BackPressureHandlerFactory further) {
    return BackPressureHandlerFactories.compositeBackPressureHandler(
        BackPressureHandlerFactories.concurrencyLimiterBackPressureHandler(),
        BackPressureHandlerFactories.fullBatchBackPressureHandler(),
        further);
  }
}
