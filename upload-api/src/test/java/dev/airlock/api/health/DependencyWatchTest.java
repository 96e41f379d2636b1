package dev.airlock.api.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.api.problem.ApiProblemException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependencyWatchTest {
  private boolean answers = true;
  private final DependencyWatch watch = new DependencyWatch(List.of(new Store()));

  private final class Store implements Dependency {
    @Override
    public String name() {
      return "store";
    }

    @Override
    public void probe() throws IOException {
      if (!answers) {
        throw new IOException("refused");
      }
    }
  }

  @Test
  void aDependencyIsUnreachableAfterTwoFailedProbes() throws Exception {
    answers = false;
    watch.probe();
    watch.require("store");
    watch.probe();
    assertThat(watch.isUnreachable("store")).isTrue();
    assertThatThrownBy(() -> watch.require("store")).isInstanceOf(ApiProblemException.class);
  }

  @Test
  void oneAnswerBringsItBack() throws Exception {
    answers = false;
    watch.probe();
    watch.probe();
    answers = true;
    watch.probe();
    assertThat(watch.isUnreachable("store")).isFalse();
  }

  @Test
  void missesBetweenAnswersAreForgotten() throws Exception {
    for (int i = 0; i < 3; i++) {
      answers = false;
      watch.probe();
      answers = true;
      watch.probe();
    }
    answers = false;
    watch.probe();
    assertThat(watch.isUnreachable("store")).isFalse();
  }
}
