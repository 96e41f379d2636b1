package dev.airlock.registry.file;

import dev.airlock.model.file.FileId;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.convert.QueryMappingConfiguration;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.repository.config.DefaultQueryMappingConfiguration;
import org.springframework.data.jdbc.repository.config.JdbcConfiguration;

/// Tells Spring Data JDBC how to read files and how to bind their ids. It maps nothing by itself.
@Configuration(proxyBeanMethods = false)
public class RowMapping {

  @Bean
  QueryMappingConfiguration queryMapping() {
    return new DefaultQueryMappingConfiguration()
        .registerRowMapper(RegisteredFile.class, new FileRowMapper());
  }

  @Bean
  JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect) {
    return JdbcConfiguration.createCustomConversions(dialect, List.of(new FileIdToUuid()));
  }

  @WritingConverter
  private static final class FileIdToUuid implements Converter<FileId, UUID> {
    @Override
    public UUID convert(FileId id) {
      return id.value();
    }
  }
}
