package dev.airlock.registry.reconciliation;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectLocation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;

/// An object that a rescan claimed and its verdict moved elsewhere: its former version should be
/// gone.
public record Leftover(FileId file, UUID scanId, ObjectLocation location) {

  static final class Mapper implements RowMapper<Leftover> {
    @Override
    public Leftover mapRow(ResultSet row, int number) throws SQLException {
      return new Leftover(
          new FileId(row.getObject("id", UUID.class)),
          row.getObject("scan_id", UUID.class),
          new ObjectLocation(
              row.getString("bucket"), row.getString("key"), row.getString("version_id")));
    }
  }
}
