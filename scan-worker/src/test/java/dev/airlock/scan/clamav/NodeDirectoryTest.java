package dev.airlock.scan.clamav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airlock.scan.clamav.DnsServer.SrvRecord;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nodes that SRV records tell, by a DNS server in this process.
class NodeDirectoryTest {
  private DnsServer dns;

  @BeforeEach
  void start() throws IOException {
    dns = new DnsServer();
  }

  @AfterEach
  void stop() throws IOException {
    dns.close();
  }

  @Test
  void hasTheNodesOfTheLowestPriority() {
    dns.says(
        new SrvRecord(10, 5, 3310, "a.clamd.example"),
        new SrvRecord(20, 0, 3310, "spare.clamd.example"),
        new SrvRecord(10, 0, 3311, "b.clamd.example"));
    assertThat(directory("srv:_clamd._tcp.example", "127.0.0.1:3310").now())
        .containsExactlyInAnyOrder(
            new NodeAddress("a.clamd.example", 3310),
            new NodeAddress("b.clamd.example", 3311),
            new NodeAddress("127.0.0.1", 3310));
  }

  @Test
  void followsTheRecordsAndKeepsTheLastOnesWhileNobodyTells() {
    NodeDirectory directory = directory("srv:_clamd._tcp.example");
    assertThat(directory.isFixed()).isFalse();
    assertThat(directory.now()).isEmpty();

    dns.says(new SrvRecord(0, 0, 3310, "a.example"));
    assertThat(directory.now()).containsExactly(new NodeAddress("a.example", 3310));
    dns.says(new SrvRecord(0, 0, 3310, "b.example"));
    assertThat(directory.now()).containsExactly(new NodeAddress("b.example", 3310));

    dns.says();
    assertThat(directory.now()).containsExactly(new NodeAddress("b.example", 3310));
    dns.says(new SrvRecord(0, 0, 3310, ""));
    assertThat(directory.now())
        .as("a service that its record denies")
        .containsExactly(new NodeAddress("b.example", 3310));
  }

  @Test
  void hasMoreNodesThanADatagramHolds() {
    dns.says(
        IntStream.range(0, 100)
            .mapToObj(i -> new SrvRecord(0, 0, 3310, "node-%d.clamd.example".formatted(i)))
            .toArray(SrvRecord[]::new));
    assertThat(directory("srv:_clamd._tcp.example").now()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"srv:", "srv:clamd", "srv:_clamd._tcp.example:3310", "srv:a b.c"})
  void takesNoOtherNames(String entry) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> directory(entry))
        .withMessageContaining("srv:name");
  }

  private NodeDirectory directory(String... entries) {
    return new NodeDirectory(
        List.of(entries),
        host -> {
          throw new UnknownHostException(host);
        },
        new ServiceRecords(dns.url()));
  }
}
