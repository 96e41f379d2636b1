package dev.airlock.api.page;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the page's script has to know before anybody is signed in.
@RestController
@ConditionalOnBooleanProperty("airlock.page.enabled")
class PageController {
  private final PageStart start;

  PageController(PageSettings settings) {
    start = new PageStart(settings.demoToken());
  }

  @GetMapping("/page/start.json")
  PageStart start() {
    return start;
  }

  /// How a visitor is signed in.
  ///
  /// @param demoToken the token of the sandbox's own user; absent elsewhere
  record PageStart(@Nullable String demoToken) {}
}
