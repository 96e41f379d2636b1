package dev.airlock.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PostgresMessagesTest {
  private static final int SSL_REQUEST = 80_877_103;
  private static final int VERSION_3_0 = 3 << 16;

  private final Tally statements = new Tally();
  private final Tally roundTrips = new Tally();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final DataOutputStream saying = new DataOutputStream(said);

  @Test
  void countsExecutionsOfAStatementThatWasPreparedOnce() throws IOException {
    startUp();
    message('P', "S_1\0SELECT 1\0\0\0");
    message('B', "\0S_1\0\0\0\0\0\0\0");
    message('E', "\0\0\0\0\0");
    message('S', "");
    message('B', "\0S_1\0\0\0\0\0\0\0");
    message('E', "\0\0\0\0\0");
    message('S', "");

    assertThat(forwarded()).isEqualTo(said.toByteArray());
    assertThat(statements.drain()).containsExactly("SELECT 1", "SELECT 1");
    assertThat(roundTrips.drain()).hasSize(2);
  }

  @Test
  void countsStatementsThatGoTogetherAsOneRoundTrip() throws IOException {
    startUp();
    message('P', "\0BEGIN\0\0\0");
    message('B', "\0\0\0\0\0\0\0\0");
    message('E', "\0\0\0\0\0");
    message('P', "\0SELECT 1\0\0\0");
    message('B', "\0\0\0\0\0\0\0\0");
    message('E', "\0\0\0\0\0");
    message('S', "");

    assertThat(forwarded()).isEqualTo(said.toByteArray());
    assertThat(statements.drain()).containsExactly("BEGIN", "SELECT 1");
    assertThat(roundTrips.drain()).hasSize(1);
  }

  @Test
  void countsASimpleQueryAsBoth() throws IOException {
    startUp();
    message('Q', "COMMIT\0");

    assertThat(forwarded()).isEqualTo(said.toByteArray());
    assertThat(statements.drain()).containsExactly("COMMIT");
    assertThat(roundTrips.drain()).hasSize(1);
  }

  @Test
  void countsTheBeginningOfATransactionWithItsFirstStatement() throws IOException {
    startUp();
    message('Q', "BEGIN\0");
    message('P', "\0SELECT 1\0\0\0");
    message('B', "\0\0\0\0\0\0\0\0");
    message('E', "\0\0\0\0\0");
    message('S', "");

    assertThat(forwarded()).isEqualTo(said.toByteArray());
    assertThat(statements.drain()).containsExactly("BEGIN", "SELECT 1");
    assertThat(roundTrips.drain()).hasSize(1);
  }

  @Test
  void beginsAnewWhenSomebodyLooked() throws IOException {
    startUp();
    message('Q', "COMMIT\0");
    assertThat(forwarded()).isNotEmpty();
    assertThat(statements.drain()).hasSize(1);
    assertThat(statements.drain()).isEmpty();
  }

  private byte[] forwarded() throws IOException {
    ByteArrayOutputStream passed = new ByteArrayOutputStream();
    OutputStream server = passed;
    new PostgresMessages(statements, roundTrips)
        .forward(new ByteArrayInputStream(said.toByteArray()), server);
    return passed.toByteArray();
  }

  private void startUp() throws IOException {
    untyped(ByteBuffer.allocate(Integer.BYTES).putInt(SSL_REQUEST).array());
    byte[] user = "user\0airlock\0\0".getBytes(UTF_8);
    untyped(ByteBuffer.allocate(Integer.BYTES + user.length).putInt(VERSION_3_0).put(user).array());
  }

  private void untyped(byte[] body) throws IOException {
    saying.writeInt(Integer.BYTES + body.length);
    saying.write(body);
  }

  private void message(char type, String body) throws IOException {
    saying.writeByte(type);
    untyped(body.getBytes(UTF_8));
  }
}
