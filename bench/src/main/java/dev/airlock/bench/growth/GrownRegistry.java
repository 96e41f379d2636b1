package dev.airlock.bench.growth;

import dev.airlock.bench.lab.Lab;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// Files as they lie there after three months, one registered after the other, with all their
/// events: most are clean, some infected, held, expired or deleted, and of those a month's can be
/// restored. Every fifth belongs to one service; its clean ones are of the profile `document`, and
/// it has none that expired.
record GrownRegistry(Lab lab) {
  private static final String FILES =
      """
      INSERT INTO file (id, owner, tenant, profile, file_name, content_type, declared_size, max_size,
        metadata, status, sequence, created_at, expires_at, uploaded_at, settled_at, claim_scan_id,
        claim_scanner, claim_bucket, claim_key, claim_version_id, claim_e_tag, claim_size,
        claim_claimed_at, finding_sha256, finding_detected_content_type, finding_reason,
        finding_threats, finding_engine, finding_engine_version, finding_database_version,
        finding_node, finding_started_at, finding_finished_at, location_bucket, location_key,
        location_version_id, deletion_deleted_at, deletion_former_status,
        deletion_restorable_until, deletion_purged_at)
      SELECT id, owner, tenant, profile, 'Quarterly report ' || n || '.pdf', 'application/pdf',
        100000, 10485760, '{"team": "blue"}', status, CASE WHEN scanned THEN 3 ELSE 2 END, at,
        at + interval '5 min', CASE WHEN scanned THEN at + interval '1 s' END,
        CASE WHEN scanned THEN at + interval '2 s' END, CASE WHEN scanned THEN id END,
        CASE WHEN scanned THEN 'scan-worker' END, CASE WHEN scanned THEN 'airlock-uploads' END,
        CASE WHEN scanned THEN profile || '/' || id END, CASE WHEN scanned THEN 'v' || n END,
        CASE WHEN scanned THEN md5(n::text) END, CASE WHEN scanned THEN 100000 END,
        CASE WHEN scanned THEN at + interval '1 s' END,
        CASE WHEN scanned THEN md5(n::text) || md5(n::text) END,
        CASE WHEN scanned THEN 'application/pdf' END,
        CASE WHEN status = 'quarantined' THEN 'encrypted' END,
        CASE WHEN status = 'infected' THEN ARRAY['Eicar-Test-Signature'] END,
        CASE WHEN scanned THEN 'ClamAV' END, CASE WHEN scanned THEN '1.4.6' END,
        CASE WHEN scanned THEN '27812' END, CASE WHEN scanned THEN 'clamd-0:3310' END,
        CASE WHEN scanned THEN at + interval '1 s' END,
        CASE WHEN scanned THEN at + interval '2 s' END,
        CASE WHEN scanned THEN CASE status WHEN 'clean' THEN 'airlock-clean'
          ELSE 'airlock-quarantine' END END,
        CASE WHEN scanned THEN profile || '/' || id END, CASE WHEN scanned THEN 'c' || n END,
        CASE WHEN status = 'deleted' THEN at + interval '1 day' END,
        CASE WHEN status = 'deleted' THEN 'clean' END,
        CASE WHEN status = 'deleted' AND restorable THEN at + interval '31 days' END,
        CASE WHEN status = 'deleted' AND NOT restorable THEN at + interval '31 days' END
      FROM (
        SELECT *, status <> 'expired' AS scanned, at > now() - interval '30 days' AS restorable,
          (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7'
            || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid AS id
        FROM (
          SELECT n, now() - interval '90 days' + n * (interval '90 days' - interval '2 h') / given.files
              AS at,
            CASE WHEN n % 5 = 0 THEN 'service' ELSE 'owner-' || n % 10007 END AS owner,
            CASE WHEN n % 5 = 0 THEN 'tenant-0' ELSE 'tenant-' || n % 10007 % 100 END AS tenant,
            CASE WHEN n % 5 = 0 OR n % 3 = 0 THEN 'document' ELSE 'resume' END AS profile,
            CASE n % 100 WHEN 91 THEN 'infected' WHEN 92 THEN 'quarantined'
              WHEN 95 THEN 'quarantined' WHEN 97 THEN 'expired'
              WHEN 10 THEN 'deleted' WHEN 35 THEN 'deleted' WHEN 98 THEN 'deleted'
              ELSE 'clean' END AS status
          FROM (SELECT cast(? AS integer) AS files) given
            CROSS JOIN LATERAL generate_series(1, given.files) n) numbered) file
      """;

  private static final String EVENTS =
      """
      INSERT INTO file_event (file_id, sequence, status, action, actor, occurred_at, data,
        stream_position)
      SELECT f.id, e.sequence, coalesce(e.status, f.status), e.action, e.actor, f.created_at,
        jsonb_build_object('fileId', f.id, 'fileName', f.file_name, 'profile', f.profile,
          'size', f.declared_size, 'contentType', f.content_type,
          'status', coalesce(e.status, f.status), 'createdAt', f.created_at,
          'metadata', f.metadata, 'sha256', f.finding_sha256),
        row_number() OVER ()
      FROM (SELECT * FROM file ORDER BY id) f CROSS JOIN LATERAL (VALUES
        (1, 'pending', 'INITIATED', 'user:' || f.owner),
        (2, CASE WHEN f.sequence = 3 THEN 'scanning' END, CASE WHEN f.sequence = 3
          THEN 'SCAN_STARTED' ELSE 'EXPIRED' END, 'scanner:scan-worker'),
        (3, NULL, 'SETTLED', 'scanner:scan-worker')) e(sequence, status, action, actor)
      WHERE e.sequence <= f.sequence
      """;

  private static final String[] BESIDE = {
    """
    INSERT INTO event_stream_step (numbered, published)
    SELECT max(stream_position), max(stream_position) FROM file_event
    """,
    """
    INSERT INTO file_grant (id, file_id, tenant, owner, grantee, created_at, expires_at)
    SELECT gen_random_uuid(), id, tenant, owner, 'colleague', created_at,
      created_at + interval '90 days'
    FROM file WHERE claim_size IS NOT NULL AND left(claim_e_tag, 2) = '00'
    """,
    // Those of a day, two for each file.
    """
    INSERT INTO webhook_answer (scanner, message_id, digest, status, body, answered_at)
    SELECT 'scan-worker', id || which, md5(id::text), 200, '{"outcome":"scan"}', settled_at
    FROM file CROSS JOIN (VALUES ('claim'), ('verdict')) message(which)
    WHERE settled_at > now() - interval '1 day'
    """,
    // Those of some hours.
    """
    INSERT INTO quota_use (tenant, owner, profile, since, files, bytes, size, registered_at)
    SELECT tenant, owner, profile, min(created_at) OVER counted, row_number() OVER counted,
      sum(declared_size) OVER counted, declared_size, created_at
    FROM file WHERE created_at > now() - interval '3 h'
    WINDOW counted AS (PARTITION BY tenant, owner, profile ORDER BY created_at, id)
    """,
    "VACUUM (ANALYZE)"
  };

  /// Puts that many files in place of those that there are.
  void growTo(int files) throws SQLException {
    try (Connection connection = lab.connectDatabase();
        Statement statement = connection.createStatement()) {
      // Nothing but what is measured touches a block.
      statement.execute("ALTER SYSTEM SET autovacuum = off");
      statement.execute("SELECT pg_reload_conf()");
      // Foreign keys are right, and need not be looked up one by one.
      statement.execute("SET session_replication_role = replica");
      statement.execute("SET work_mem = '64MB'");
      statement.execute("SET maintenance_work_mem = '256MB'");
      statement.execute(
          """
          TRUNCATE file, file_event, file_grant, quota_use, webhook_answer, upload_answer,
            event_stream_step RESTART IDENTITY CASCADE
          """);
      try (PreparedStatement adding = connection.prepareStatement(FILES)) {
        adding.setInt(1, files);
        adding.execute();
      }
      statement.execute(EVENTS);
      for (String beside : BESIDE) {
        statement.execute(beside);
      }
    }
  }
}
