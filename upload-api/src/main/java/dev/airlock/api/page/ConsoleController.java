package dev.airlock.api.page;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the console's script has to know before anybody is signed in.
@RestController
@ConditionalOnBooleanProperty("airlock.console.enabled")
class ConsoleController {
  private final PageStart start;

  ConsoleController(ConsoleSettings settings, KnownSignIn signIn) {
    start =
        PageStart.of(settings.demoToken(), settings.clientId(), settings.scopes(), signIn.issuer());
  }

  @GetMapping("/page/console/start.json")
  PageStart start() {
    return start;
  }
}
