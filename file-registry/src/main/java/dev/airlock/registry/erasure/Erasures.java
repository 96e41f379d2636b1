package dev.airlock.registry.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.Sha256;
import dev.airlock.registry.event.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// Erases a person's data, portion by portion: what is erased names the person no more, so whoever
/// goes on finds the rest. Only in the name of an operator; see
/// [dev.airlock.registry.access.TenantContext#asOperator].
///
/// A receipt knows the person by the SHA-256 of tenant (nothing if there is none), U+001F and
/// subject.
public class Erasures {
  // Changes nothing of one that is open, but waits for whoever is just completing it.
  private static final String BEGIN =
      """
      INSERT INTO erasure (id, tenant, subject_sha256, requested_by, requested_at)
      VALUES (:id, :tenant, :subject, :by, :now)
      ON CONFLICT ((CASE WHEN tenant IS NULL THEN '' ELSE tenant END), subject_sha256)
        WHERE completed_at IS NULL DO UPDATE SET files = erasure.files
      RETURNING *
      """;

  private static final String FIND = "SELECT * FROM erasure WHERE id = :id";

  private static final String ERASE_FILE =
      "SELECT entries, grants FROM airlock_erase_file(:file, :person, :pseudonym)";

  private static final String ERASE_TRACES =
      "SELECT entries, grants FROM airlock_erase_traces(:person, :tenant, :pseudonym, :most)";

  private static final String COUNT =
      """
      UPDATE erasure SET files = files + 1, entries = entries + :entries, grants = grants + :grants,
        files_sha256 = encode(sha256(convert_to(files_sha256 || :file, 'UTF8')), 'hex')
      WHERE id = :id
      """;

  private static final String COUNT_TRACES =
      """
      UPDATE erasure SET entries = entries + :entries, grants = grants + :grants,
        completed_at = CASE WHEN :last THEN cast(:now AS timestamptz) END
      WHERE id = :id AND completed_at IS NULL
      """;

  private final JdbcClient database;
  private final Clock clock;

  Erasures(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The erasure of that person's data that is not complete; a new one if there is none.
  @Transactional
  public Erasure begin(String subject, @Nullable String tenant, Actor operator) {
    return database
        .sql(BEGIN)
        .param("id", UUID.randomUUID())
        .param("tenant", tenant, Types.VARCHAR)
        .param("subject", digest(subject, tenant))
        .param("by", operator.name())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Erasures::erasure)
        .single();
  }

  /// The receipt with that id.
  @Transactional(readOnly = true)
  public Optional<Erasure> find(UUID id) {
    return database.sql(FIND).param("id", id).query(Erasures::erasure).optional();
  }

  /// Erases what is known of a file of that person whose objects are purged. Of any other file, and
  /// if the erasure is complete, this changes nothing.
  @Transactional
  public void eraseFile(Erasure erasure, String subject, FileId file) {
    Counts erased =
        database
            .sql(ERASE_FILE)
            .param("file", file.value())
            .param("person", subject)
            .param("pseudonym", erasure.pseudonym())
            .query(Erasures::counts)
            .single();
    if (erased.entries() != null) {
      database
          .sql(COUNT)
          .param("entries", erased.entries())
          .param("grants", erased.grants())
          .param("file", file.toString())
          .param("id", erasure.id())
          .update();
    }
  }

  /// Erases what the person did with files of others, and access to them. If that is all, the
  /// erasure is complete; the caller must have erased the person's files before. If somebody else
  /// completed it meanwhile, this changes nothing.
  ///
  /// @param most how many entries and grants at a time
  @Transactional
  public void eraseTraces(Erasure erasure, String subject, int most) {
    Counts erased =
        database
            .sql(ERASE_TRACES)
            .param("person", subject)
            .param("tenant", erasure.tenant(), Types.VARCHAR)
            .param("pseudonym", erasure.pseudonym())
            .param("most", most)
            .query(Erasures::counts)
            .single();
    if (erased.entries() == null || erased.grants() == null) {
      if (find(erasure.id()).filter(receipt -> receipt.completedAt() != null).isPresent()) {
        return;
      }
      throw new IllegalStateException("only another operator of the tenant erases");
    }
    database
        .sql(COUNT_TRACES)
        .param("entries", erased.entries())
        .param("grants", erased.grants())
        .param("last", erased.entries() < most && erased.grants() < most)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", erasure.id())
        .update();
  }

  private static String digest(String subject, @Nullable String tenant) {
    String person = (tenant == null ? "" : tenant) + '\u001f' + subject;
    return HexFormat.of().formatHex(Sha256.of(person.getBytes(UTF_8)));
  }

  private static Erasure erasure(ResultSet row, int number) throws SQLException {
    OffsetDateTime completedAt = row.getObject("completed_at", OffsetDateTime.class);
    return new Erasure(
        row.getObject("id", UUID.class),
        row.getString("tenant"),
        row.getString("subject_sha256"),
        row.getString("requested_by"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        completedAt == null ? null : completedAt.toInstant(),
        row.getLong("files"),
        row.getLong("entries"),
        row.getLong("grants"),
        row.getString("files_sha256"));
  }

  private static Counts counts(ResultSet row, int number) throws SQLException {
    return new Counts(
        row.getObject("entries", Integer.class), row.getObject("grants", Integer.class));
  }

  /// @param entries absent if it was none of the caller's business
  private record Counts(@Nullable Integer entries, @Nullable Integer grants) {}
}
