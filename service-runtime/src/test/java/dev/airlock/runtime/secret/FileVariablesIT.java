package dev.airlock.runtime.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileVariablesIT {
  private static final String FILE_VARIABLE = "AIRLOCK_WEBHOOK_SECRET_FILE";
  private static final String VARIABLE = "AIRLOCK_WEBHOOK_SECRET";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "word     | word",
        "word\\n  | word",
        "word\\r\\n | word",
        "word\\n\\n | word\\n",
        "' word ' | ' word '",
        "a\\nb\\n | a\\nb",
      })
  void oneLineEndIsCutAndNothingElse(String content, String value) throws IOException {
    assertThat(read(file(lines(content)))).containsEntry(VARIABLE, lines(value));
  }

  @Test
  void otherVariablesStayAsTheyAre() throws IOException {
    assertThat(
            FileVariables.read(
                Map.of(
                    "PATH", "/bin",
                    "SSL_CERT_FILE", "/not/there",
                    "AWS_CONFIG_FILE", "/not/there",
                    "AWS_SHARED_CREDENTIALS_FILE", "/not/there",
                    "AWS_WEB_IDENTITY_TOKEN_FILE", file("token").toString())))
        .containsEntry("PATH", "/bin")
        .containsEntry("SSL_CERT_FILE", "/not/there")
        .hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AIRLOCK_WEBHOOK_SECRETS_0_SECRET",
        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_HEADERS_AUTHORIZATION",
        "SERVER_SSL_KEYSTOREPASSWORD",
        "SPRING_DATASOURCE_PASSWORD",
        "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
      })
  void everySettingOfAServiceMayComeFromAFile(String setting) throws IOException {
    assertThat(FileVariables.read(Map.of(setting + "_FILE", file("word").toString())))
        .containsEntry(setting, "word");
  }

  @Test
  void awsKeysFromFilesAreSettings() throws IOException {
    assertThat(
            FileVariables.read(
                Map.of(
                    "AWS_ACCESS_KEY_ID",
                    "key",
                    "AWS_SECRET_ACCESS_KEY_FILE",
                    file("secret").toString())))
        .containsEntry("SPRING_CLOUD_AWS_CREDENTIALS_ACCESSKEY", "key")
        .containsEntry("SPRING_CLOUD_AWS_CREDENTIALS_SECRETKEY", "secret");
  }

  @Test
  void awsKeysThatAreNotFromFilesAreLeftToTheSdk() {
    Map<String, Object> variables =
        Map.of("AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret");
    assertThat(FileVariables.read(variables)).isEqualTo(variables);
  }

  @Test
  void anEmptyVariableIsNotSet() throws IOException {
    assertThat(FileVariables.read(Map.of(FILE_VARIABLE, ""))).doesNotContainKey(VARIABLE);
    assertThat(FileVariables.read(Map.of(FILE_VARIABLE, file("word").toString(), VARIABLE, "")))
        .containsEntry(VARIABLE, "word");
  }

  @Test
  void aMissingFileIsRefused() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> read(missing))
        .isInstanceOf(UnusableSecretFile.class)
        .hasMessage(FILE_VARIABLE + " names " + missing + ", which does not exist.");
  }

  @Test
  void aFolderIsRefused() {
    assertThatThrownBy(() -> read(folder)).hasMessageEndingWith(", which cannot be read as text.");
  }

  @Test
  void aFileThatIsNotTextIsRefused() throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
    assertThatThrownBy(() -> read(binary)).hasMessageEndingWith(", which cannot be read as text.");
  }

  @Test
  void bothAtOnceAreRefusedWithoutShowingEither() throws IOException {
    String path = file("hidden").toString();
    assertThatThrownBy(() -> FileVariables.read(Map.of(FILE_VARIABLE, path, VARIABLE, "seen")))
        .isInstanceOf(UnusableSecretFile.class)
        .hasMessage(VARIABLE + " and " + FILE_VARIABLE + " are both set; leave one of them out.");
  }

  @Test
  void allFaultsAreReportedAtOnce() {
    assertThatThrownBy(() ->
            FileVariables.read(
                Map.of(
                    "SPRING_DATASOURCE_PASSWORD_FILE",
                    folder.resolve("missing").toString(),
                    FILE_VARIABLE,
                    folder.resolve("missing").toString())))
        .extracting(Throwable::getMessage)
        .asString()
        .hasLineCount(2);
  }

  private static Map<String, Object> read(Path file) {
    return FileVariables.read(Map.of(FILE_VARIABLE, file.toString()));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("secret"), content);
  }

  private static String lines(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r");
  }
}
