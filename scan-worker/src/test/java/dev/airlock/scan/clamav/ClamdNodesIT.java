package dev.airlock.scan.clamav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.airlock.objectstore.ScanSettings;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TcpProxy;
import dev.airlock.testbackends.TestNamespace;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/// Which nodes get anything to scan: those that have passed the canary.
class ClamdNodesIT {
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final WithdrawalSender NOTHING_TO_WITHDRAW = (_, _) -> NOW;
  private static final ScanSettings LARGEST = new ScanSettings(DataSize.ofMegabytes(600));

  private final TestNamespace namespace = Backends.shared().namespace("nodes");
  private TcpProxy one;
  private TcpProxy two;

  @BeforeEach
  void startProxies() throws IOException {
    one = new TcpProxy(namespace.clamdHost(), namespace.clamdPort());
    two = new TcpProxy(namespace.clamdHost(), namespace.clamdPort());
  }

  @AfterEach
  void closeProxies() throws IOException {
    one.close();
    two.close();
  }

  /// As in a cluster, where clamds are scaled with the work.
  @Test
  void nodesBehindANameComeAndGo() throws Exception {
    AtomicReference<List<String>> addresses = new AtomicReference<>(List.of());
    ClamdNodes nodes =
        new ClamdNodes(
            settings(null, "dns:clamd.example:" + namespace.clamdPort()),
            LARGEST,
            NOTHING_TO_WITHDRAW,
            Clock.systemUTC(),
            _ -> inet(addresses.get()));
    nodes.watch();
    assertThat(nodes.all()).isEmpty();
    assertThat(nodes.isAnyUp()).isFalse();

    addresses.set(List.of("127.0.0.1", "127.0.0.9"));
    await().atMost(Duration.ofMinutes(2)).until(nodes::isAnyUp);
    assertThat(nodes.all())
        .extracting(node -> node.address().host())
        .containsExactlyInAnyOrder("127.0.0.1", "127.0.0.9");
    ClamdNode stays = nodes.all().getFirst();

    addresses.set(List.of("127.0.0.1"));
    await().atMost(Duration.ofMinutes(2)).until(() -> nodes.all().size() == 1);
    assertThat(nodes.all()).containsExactly(stays);
    assertThat(nodes.isAnyUp()).isTrue();

    // Whoever cannot look a name up knows nothing new.
    addresses.set(List.of());
    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofMinutes(2))
        .until(() -> nodes.all().contains(stays));
    nodes.close();
  }

  private static InetAddress[] inet(List<String> addresses) throws UnknownHostException {
    if (addresses.isEmpty()) {
      throw new UnknownHostException("clamd.example");
    }
    return addresses.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  @Test
  void theNodeWithLeastToDoIsNext() throws Exception {
    ClamdNodes nodes = nodes(null, at(one), at(two));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> nodes.all().stream().allMatch(ClamdNode::isUp));
    ClamdNode first = (ClamdNode) nodes.leastLoaded(Set.of()).orElseThrow();
    CountDownLatch scanned = new CountDownLatch(1);
    Thread scan = Thread.ofVirtual().start(() -> first.scan(endlessUntil(scanned), 1));
    await().atMost(Duration.ofMinutes(2)).until(() -> first.load() == 1);
    EngineNode second = nodes.leastLoaded(Set.of()).orElseThrow();
    assertThat(second).isNotSameAs(first);
    assertThat(nodes.leastLoaded(Set.of(second.address()))).containsSame(first);
    assertThat(nodes.leastLoaded(Set.of(first.address(), second.address()))).isEmpty();
    scanned.countDown();
    scan.join();
    assertThat(first.load()).isZero();
    nodes.close();
  }

  @Test
  void aNodeThatIsUnreachableGetsNothingAndComesBack() throws Exception {
    ClamdNodes nodes = nodes(null, at(one));
    await().atMost(Duration.ofMinutes(2)).until(nodes::isAnyUp);
    one.cut();
    await().atMost(Duration.ofMinutes(2)).until(() -> !nodes.isAnyUp());
    assertThat(nodes.leastLoaded(Set.of())).isEmpty();
    one.restore();
    await().atMost(Duration.ofMinutes(2)).until(nodes::isAnyUp);
    nodes.close();
  }

  /// It answers PING and has a version, but its verdicts are useless.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stream: OK | misconfigured: does not find EICAR in the EICAR test file itself",
        "stream: Everything.Is.Bad FOUND | misconfigured: finds something in harmless bytes",
        "INSTREAM size limit exceeded. ERROR | misconfigured: does not find EICAR",
        "'' | failed canary: it gave no verdict",
        "stream: O | failed canary: it gave no verdict"
      })
  void aNodeThatDoesNotTellMalwareFromHarmlessBytesNeverJoins(String verdict, String condition)
      throws Exception {
    try (BrokenClamd broken = new BrokenClamd("ClamAV 1.4.6", verdict)) {
      ClamdNodes nodes = nodes(null, broken.address(), at(one));
      await().atMost(Duration.ofMinutes(2)).until(nodes::isAnyUp);
      ClamdNode blind = nodes.all().getFirst();
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> blind.condition().toString().startsWith(condition));
      assertThat(nodes.leastLoaded(Set.of())).containsSame(nodes.all().getLast());
      assertThat(nodes.leastLoaded(Set.of(nodes.all().getLast().address()))).isEmpty();
      nodes.close();
    }
  }

  @Test
  void aSuspectedNodeHasToPassTheCanary() throws Exception {
    ClamdNodes nodes = nodes(null, at(one));
    await().atMost(Duration.ofMinutes(2)).until(nodes::isAnyUp);
    nodes.all().getFirst().suspect();
    assertThat(nodes.isAnyUp()).isFalse();
    await().atMost(Duration.ofMinutes(2)).until(nodes::isAnyUp);
    nodes.close();
  }

  /// A probe that was under way says how the node was before.
  @Test
  void aProbeFromBeforeAFailureProvesNothing() throws Exception {
    try (BrokenClamd clamd = before("ClamAV 1.4.6")) {
      ClamdNode node = node(null, clamd.address());
      provesItself(node);

      CountDownLatch answered = new CountDownLatch(1);
      clamd.holdPings(answered);
      int before = clamd.pinged();
      Thread probe = Thread.ofVirtual().start(node::probe);
      await().atMost(Duration.ofMinutes(2)).until(() -> clamd.pinged() > before);
      node.suspect();
      answered.countDown();
      probe.join();
      assertThat(node.isUp()).isFalse();
      provesItself(node);
    }
  }

  @Test
  void oldSignaturesAreReportedAndRefusedWhereConfigured() throws Exception {
    try (BrokenClamd aged = before("ClamAV 1.4.6/27500/Thu Nov 12 00:00:00 2026")) {
      ClamdNode reported = node(null, aged.address());
      provesItself(reported);
      assertThat(reported.age()).isEqualTo(Duration.ofDays(9));
      assertThat(reported.isOld()).isTrue();

      ClamdNode refused = node(Duration.ofDays(8), aged.address());
      refused.probe();
      assertThat(refused.condition())
          .hasToString(
              "too old: its signatures of 2026-11-12T00:00:00Z are older than"
                  + " airlock.clamd.refused-after, 192 h");
      assertThat(refused.isUp()).isFalse();
    }
  }

  @Test
  void signaturesWithoutADateAreTooOldWhereThereIsAnAgeThatIs() throws Exception {
    try (BrokenClamd undated = before("ClamAV 1.4.6")) {
      ClamdNode refused = node(Duration.ofDays(8), undated.address());
      refused.probe();
      assertThat(refused.condition())
          .hasToString(
              "too old: it does not tell the date of its signatures, and"
                  + " airlock.clamd.refused-after is set");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ClamAV 1.3.2", "ClamAV 0.103.12/27500/Thu Nov 19 08:12:33 2026", "ClamAV devel"})
  void anEngineThatIsTooOldIsRefused(String version) throws Exception {
    try (BrokenClamd old = before(version)) {
      ClamdNode refused = node(null, old.address());
      refused.probe();
      assertThat(refused.condition().toString())
          .startsWith("engine too old: ClamAV ")
          .endsWith("is older than airlock.clamd.oldest-engine, 1.4");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ClamAV 1.4.3", "ClamAV 1.4.3/27500/Thu Nov 19 08:12:33 2026", "ClamAV 1.10.0"})
  void anEngineThatIsNewEnoughIsTaken(String version) throws Exception {
    try (BrokenClamd young = before(version)) {
      ClamdNode taken = node(null, young.address());
      provesItself(taken);
      assertThat(taken.condition()).hasToString("up");
    }
  }

  // All tests share the clamd behind it, which may be busy for longer than a proof may take.
  private static void provesItself(ClamdNode node) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> {
          node.probe();
          return node.isUp();
        });
  }

  private BrokenClamd before(String version) throws IOException {
    return BrokenClamd.before(namespace.clamdHost(), namespace.clamdPort(), version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "clamd", ":3310", "clamd:", "clamd:0", "clamd:65536", "clamd:x"})
  void addressesAreHostAndPort(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NodeAddress.parse(address))
        .withMessageContaining("host:port");
  }

  private static ClamdNode node(@Nullable Duration refusedAfter, String address) {
    return new ClamdNode(
        NodeAddress.parse(address),
        settings(refusedAfter, address),
        LARGEST.maxSize().toBytes(),
        NOTHING_TO_WITHDRAW,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static ClamdNodes nodes(@Nullable Duration refusedAfter, String... addresses) {
    ClamdNodes nodes =
        new ClamdNodes(
            settings(refusedAfter, addresses), LARGEST, NOTHING_TO_WITHDRAW, Clock.systemUTC());
    nodes.watch();
    return nodes;
  }

  private static ClamdSettings settings(@Nullable Duration refusedAfter, String... addresses) {
    return new ClamdSettings(
        List.of(addresses),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        DataSize.ofMegabytes(1),
        Duration.ofMillis(100),
        Duration.ofMinutes(5),
        "1.4",
        Duration.ofDays(3),
        refusedAfter);
  }

  private static String at(TcpProxy proxy) {
    return "127.0.0.1:" + proxy.port();
  }

  private static InputStream endlessUntil(CountDownLatch end) {
    return new FilterInputStream(new ByteArrayInputStream(new byte[1])) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
          end.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        return super.read(buffer, offset, length);
      }
    };
  }
}
