package dev.airlock.api.page;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// What the page's script has to know before anybody is signed in.
@RestController
@ConditionalOnBooleanProperty("airlock.page.enabled")
class PageController {
  private final PageStarts starts;

  PageController(PageSettings settings, KnownSignIn signIn) {
    starts =
        PageStarts.of(
            settings.demoToken(), settings.clientId(), settings.scopes(), signIn.issuer());
  }

  @GetMapping("/page/start.json")
  PageStart start(@RequestHeader(name = HttpHeaders.HOST, required = false) @Nullable String host) {
    return starts.forHost(host);
  }
}
