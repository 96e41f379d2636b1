package dev.airlock.bench.count;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementLogTest {

  @Test
  void findsEveryExecutionWithTheWholeStatement() {
    String log =
        """
        2026-11-27 08:00:00.001 UTC [71] LOG:  statement: BEGIN
        2026-11-27 08:00:00.002 UTC [71] LOG:  execute <unnamed>: SELECT id
        \tFROM file
        \tWHERE owner = $1
        2026-11-27 08:00:00.002 UTC [71] DETAIL:  Parameters: $1 = 'alice'
        2026-11-27 08:00:00.003 UTC [72] LOG:  checkpoint starting: time
        2026-11-27 08:00:00.004 UTC [71] LOG:  execute S_1: COMMIT
        """;

    assertThat(StatementLog.statements(log))
        .containsExactly("BEGIN", "SELECT id\n\tFROM file\n\tWHERE owner = $1", "COMMIT");
  }
}
