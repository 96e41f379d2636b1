package dev.airlock.api.docs;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/// Documents which scope a token needs for an operation, as the security configuration requires it;
/// none for the list of profiles.
@Component
class ScopeCustomizer implements OperationCustomizer {
  static final String SCHEME = "bearer";

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    return operation.addSecurityItem(new SecurityRequirement().addList(SCHEME, neededBy(handler)));
  }

  static List<String> neededBy(HandlerMethod handler) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
    if (mapping == null || Arrays.asList(mapping.path()).contains("/api/v1/profiles")) {
      return List.of();
    }
    if (Arrays.stream(mapping.path()).anyMatch(path -> path.startsWith("/api/v1/admin/"))) {
      return List.of("files:admin");
    }
    boolean reads = Arrays.asList(mapping.method()).contains(RequestMethod.GET);
    return List.of(reads ? "files:read" : "files:write");
  }
}
