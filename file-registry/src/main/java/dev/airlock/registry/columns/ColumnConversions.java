package dev.airlock.registry.columns;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.postgresql.util.PGobject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.mapping.JdbcValue;
import org.springframework.data.jdbc.repository.config.JdbcConfiguration;

/// Registers the column forms of the vocabulary with Spring Data JDBC.
@Configuration(proxyBeanMethods = false)
public class ColumnConversions {

  @Bean
  JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect) {
    return JdbcConfiguration.createCustomConversions(
        dialect,
        List.of(
            new FileIdToUuid(),
            new UuidToFileId(),
            new FileStatusToText(),
            new TextToFileStatus(),
            new TextToQuarantineReason(),
            new DurationToSeconds(),
            new SecondsToDuration(),
            new JsonToColumn(),
            new ColumnToJson()));
  }

  @WritingConverter
  private static final class FileIdToUuid implements Converter<FileId, UUID> {
    @Override
    public UUID convert(FileId id) {
      return id.value();
    }
  }

  @ReadingConverter
  private static final class UuidToFileId implements Converter<UUID, FileId> {
    @Override
    public FileId convert(UUID uuid) {
      return new FileId(uuid);
    }
  }

  @WritingConverter
  private static final class FileStatusToText implements Converter<FileStatus, String> {
    @Override
    public String convert(FileStatus status) {
      return status.wireName();
    }
  }

  @ReadingConverter
  private static final class TextToFileStatus implements Converter<String, FileStatus> {
    @Override
    public FileStatus convert(String text) {
      return FileStatus.parse(text);
    }
  }

  @ReadingConverter
  private static final class TextToQuarantineReason implements Converter<String, QuarantineReason> {
    @Override
    public QuarantineReason convert(String text) {
      return QuarantineReason.parse(text);
    }
  }

  @WritingConverter
  private static final class DurationToSeconds implements Converter<Duration, Long> {
    @Override
    public Long convert(Duration duration) {
      return duration.toSeconds();
    }
  }

  @ReadingConverter
  private static final class SecondsToDuration implements Converter<Long, Duration> {
    @Override
    public Duration convert(Long seconds) {
      return Duration.ofSeconds(seconds);
    }
  }

  @WritingConverter
  private static final class JsonToColumn implements Converter<Json, JdbcValue> {
    @Override
    public JdbcValue convert(Json json) {
      try {
        PGobject column = new PGobject();
        column.setType("jsonb");
        column.setValue(json.text());
        return JdbcValue.of(column, JDBCType.OTHER);
      } catch (SQLException e) {
        throw new IllegalArgumentException("not a jsonb value", e);
      }
    }
  }

  @ReadingConverter
  private static final class ColumnToJson implements Converter<PGobject, Json> {
    @Override
    public Json convert(PGobject column) {
      String text = column.getValue();
      if (text == null) {
        throw new IllegalArgumentException("a jsonb column must not be null");
      }
      return new Json(text);
    }
  }
}
