package dev.airlock.webhook;

import dev.airlock.model.file.FileId;
import dev.airlock.testbackends.TestNamespace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/// Files that wait for their scan, inserted by SQL alone.
public record UploadBySql(TestNamespace namespace) {

  public FileId initiate() throws SQLException {
    FileId id = new FileId(UUID.randomUUID());
    try (Connection superuser = superuser(namespace)) {
      superuser
          .createStatement()
          .execute(
              """
              BEGIN;
              INSERT INTO file (id, owner, profile, file_name, content_type, declared_size,
                max_size, metadata, status, sequence, created_at, expires_at)
              VALUES ('%1$s', 'alice', 'document', 'notes.txt', 'text/plain', 3, 1000, '{}',
                'pending', 1, now(), now() + interval '1 hour');
              INSERT INTO file_event (file_id, sequence, status, action, actor, occurred_at, data)
              VALUES ('%1$s', 1, 'pending', 'INITIATED', 'user:alice', now(),
                '{"fileId": "%1$s", "status": "pending", "sequence": 1}');
              COMMIT
              """
                  .formatted(id));
    }
    return id;
  }

  public static Connection superuser(TestNamespace namespace) throws SQLException {
    return DriverManager.getConnection(
        namespace.jdbcUrl(), namespace.superuser(), namespace.superuserPassword());
  }
}
