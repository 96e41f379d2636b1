package dev.airlock.api.security;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.problem.ProblemWriter;
import dev.airlock.api.request.DeclaredLengthFilter;
import dev.airlock.api.request.ReadableRequestFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.CorsFilter;

/// Every call needs a bearer token with the right scope; only health, page, console and the API's
/// description are open.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String READ = "SCOPE_files:read";
  private static final String ADMIN = "SCOPE_files:admin";
  private static final String WRITE = "SCOPE_files:write";

  private final BearerTokenAuthenticationEntryPoint challenge =
      new BearerTokenAuthenticationEntryPoint();
  private final ProblemWriter problems;
  private final CrossOriginSettings crossOrigin;
  private final TokenClaims claims;

  SecurityConfiguration(
      ProblemWriter problems, CrossOriginSettings crossOrigin, TokenClaims claims) {
    this.problems = problems;
    this.crossOrigin = crossOrigin;
    this.claims = claims;
  }

  @Bean
  SecurityFilterChain apiSecurity(HttpSecurity http) {
    return http.csrf(csrf -> csrf.disable()) // no cookies, no sessions: nothing to forge
        .addFilter(crossOriginFilter())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(
                    "/", "/console", "/page/**", "/actuator/health/**", "/docs", "/docs/**")
                .permitAll()
                .requestMatchers("/api/v1/admin/**")
                .hasAuthority(ADMIN)
                .requestMatchers(HttpMethod.GET, "/api/v1/profiles")
                .authenticated()
                .requestMatchers(HttpMethod.HEAD, "/api/v1/profiles")
                .authenticated()
                .requestMatchers(HttpMethod.GET, "/api/v1/**")
                .hasAuthority(READ)
                .requestMatchers(HttpMethod.HEAD, "/api/v1/**")
                .hasAuthority(READ)
                .requestMatchers("/api/v1/**", "/s3/**")
                .hasAuthority(WRITE)
                .requestMatchers("/actuator/**")
                .hasAuthority(ADMIN)
                .anyRequest()
                .authenticated())
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.jwtAuthenticationConverter(claims::authenticate))
                .authenticationEntryPoint(this::unauthenticated)
                .withObjectPostProcessor(failures()))
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint(this::unauthenticated)
                .accessDeniedHandler((request, response, _) -> denied(response)))
        .addFilterAfter(new ReadableRequestFilter(problems), CorsFilter.class)
        .addFilterAfter(new DeclaredLengthFilter(problems), CorsFilter.class)
        .addFilterAfter(new CallerFilter(), AuthorizationFilter.class)
        .build();
  }

  private CorsFilter crossOriginFilter() {
    CorsFilter filter = new CorsFilter(crossOrigin.configuration());
    filter.setCorsProcessor(new CrossOriginRefusals(problems));
    return filter;
  }

  private void unauthenticated(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    challenge.commence(request, response, e);
    problems.write(
        response,
        new ApiProblemException(
            ApiProblem.UNAUTHENTICATED,
            "Send a valid, unexpired token as 'Authorization: Bearer <token>'."));
  }

  // Otherwise Spring has the container report the fault.
  private ObjectPostProcessor<BearerTokenAuthenticationFilter> failures() {
    return new ObjectPostProcessor<>() {
      @Override
      public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
        filter.setAuthenticationFailureHandler(SecurityConfiguration.this::failed);
        return filter;
      }
    };
  }

  /// Of a token that could not be checked it is not said that it is invalid: clients would throw it
  /// away.
  private void failed(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof AuthenticationServiceException) {
      problems.write(response, ApiProblem.UNAVAILABLE);
    } else {
      unauthenticated(request, response, e);
    }
  }

  private void denied(HttpServletResponse response) throws IOException {
    problems.write(
        response,
        new ApiProblemException(
            ApiProblem.INSUFFICIENT_SCOPE,
            "Reading needs the scope files:read, changes need files:write, admin operations"
                + " files:admin."));
  }
}
