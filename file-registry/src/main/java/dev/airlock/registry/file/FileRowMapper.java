package dev.airlock.registry.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.RowMapper;

/// Reads rows of the table `file`, for Spring Data's repositories and for statements of our own.
/// Column by column, because mapping it by reflection was a sixth of what a scan result cost the
/// service.
public final class FileRowMapper implements RowMapper<RegisteredFile> {

  @Override
  public RegisteredFile mapRow(ResultSet row, int number) throws SQLException {
    return new FileRow(row).file();
  }
}
