package dev.airlock.runtime.locale;

import java.util.Locale;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/// Services write for programs: a number is in ASCII digits and a name keeps its letters, wherever
/// the process runs. By the locale of a machine in Cairo a formatted number has other digits, in
/// libraries as well as here, and in Turkey `FILE` becomes `fıle`.
class NeutralLocale implements ApplicationListener<ApplicationStartingEvent> {

  @Override
  public void onApplicationEvent(ApplicationStartingEvent event) {
    Locale.setDefault(Locale.ROOT);
  }
}
