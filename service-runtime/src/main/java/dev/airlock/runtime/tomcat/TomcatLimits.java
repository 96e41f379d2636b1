package dev.airlock.runtime.tomcat;

import dev.airlock.runtime.tomcat.ConnectionWatch.Limits;
import java.time.Duration;
import org.apache.coyote.ProtocolHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;

/// Bounds the Tomcat of a service.
@AutoConfiguration
@ConditionalOnClass(TomcatServletWebServerFactory.class)
@EnableConfigurationProperties(ConnectionSettings.class)
class TomcatLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  // More than any proxy keeps a connection that it does not use.
  private static final Duration SLACK = Duration.ofSeconds(15);

  private final ConnectionSettings settings;
  private final Environment environment;
  private final ObjectProvider<ContainerProblems> problems;

  TomcatLimits(
      ConnectionSettings settings,
      Environment environment,
      ObjectProvider<ContainerProblems> problems) {
    this.settings = settings;
    this.environment = environment;
    this.problems = problems;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    long heap = Runtime.getRuntime().maxMemory();
    int requests = settings.requestsWithin(heap);
    ContainerProblems written =
        problems.getIfAvailable(() -> (_, response, status) -> response.setStatus(status));
    factory.setProtocol(WatchedProtocol.class.getName());
    factory.addConnectorCustomizers(connector -> {
      // Parameters come from the query alone; Tomcat would keep 2 MiB of a body for them.
      connector.setParseBodyMethods("");
      watch(connector.getProtocolHandler(), heap, requests);
    });
    factory.addContextValves(new RequestGate(requests, written));
    // The valve added last reports first, and only one reports.
    factory.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new ProblemValve(written)));
  }

  private void watch(ProtocolHandler handler, long heap, int requests) {
    if (handler instanceof WatchedProtocol protocol) {
      if (!environment.containsProperty("server.tomcat.max-connections")) {
        protocol.setMaxConnections(ConnectionSettings.connectionsWithin(heap));
      }
      protocol.watchBy(
          new ConnectionWatch(
              new Limits(
                  Duration.ofMillis(
                          Math.max(protocol.getConnectionTimeout(), protocol.getKeepAliveTimeout()))
                      .plus(SLACK),
                  settings.headerDeadline(),
                  settings.bodyDeadline(),
                  settings.answerDeadline(),
                  protocol.getMaxConnections(),
                  settings.headersWithin(heap, protocol.getMaxHttpRequestHeaderSize()),
                  Math.max(1, requests / 2))));
    }
  }
}
