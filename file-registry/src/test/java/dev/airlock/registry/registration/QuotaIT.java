package dev.airlock.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class QuotaIT {
  private static final Quota FIVE_PER_HOUR = new Quota(5, Duration.ofHours(1));

  private final FileRegistry files;
  private final JdbcTemplate database;
  private final String owner = "owner-" + UUID.randomUUID();

  @Autowired
  QuotaIT(FileRegistry files, JdbcTemplate database) {
    this.files = files;
    this.database = database;
  }

  @Test
  void allowsExactlyAsManyAsItSays() {
    for (int i = 0; i < 5; i++) {
      assertThat(register(owner, "acme")).isInstanceOf(RegistrationOutcome.Registered.class);
    }
    assertThat(register(owner, "acme")).isInstanceOf(RegistrationOutcome.QuotaExceeded.class);
    assertThat(register("other-" + owner, "acme"))
        .isInstanceOf(RegistrationOutcome.Registered.class);
    assertThat(register(owner, "rival")).isInstanceOf(RegistrationOutcome.Registered.class);
    assertThat(register(owner, null)).isInstanceOf(RegistrationOutcome.Registered.class);
  }

  @Test
  void tellsWhenTheNextOneIsAllowed() {
    for (int i = 0; i < 5; i++) {
      register(owner, "acme");
    }
    Instant oldest =
        database.queryForObject(
            "SELECT min(created_at) FROM file WHERE owner = ?",
            (row, _) -> row.getTimestamp(1).toInstant(),
            owner);
    assertThat(register(owner, "acme"))
        .isEqualTo(new RegistrationOutcome.QuotaExceeded(oldest.plus(Duration.ofHours(1))));
  }

  @Test
  void slidesWithTheHour() {
    for (int i = 0; i < 5; i++) {
      register(owner, "acme");
    }
    database.update(
        "UPDATE file SET created_at = now() - interval '61 min' WHERE owner = ?", owner);
    assertThat(register(owner, "acme")).isInstanceOf(RegistrationOutcome.Registered.class);
  }

  @Test
  void countsEveryOneOfManyAtOnce() throws Exception {
    List<RegistrationOutcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<RegistrationOutcome>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(threads.submit(() -> register(owner, "acme")));
      }
      for (Future<RegistrationOutcome> call : calls) {
        outcomes.add(call.get(30, TimeUnit.SECONDS));
      }
    }
    assertThat(outcomes).filteredOn(RegistrationOutcome.Registered.class::isInstance).hasSize(5);
    assertThat(
            database.queryForObject("SELECT count(*) FROM file WHERE owner = ?", Long.class, owner))
        .isEqualTo(5);
  }

  private RegistrationOutcome register(String who, @Nullable String tenant) {
    return files.register(
        ExampleFile.fresh().registration(who, tenant, null), FIVE_PER_HOUR, ExampleFile.ALICE);
  }
}
