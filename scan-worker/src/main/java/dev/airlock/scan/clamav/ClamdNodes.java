package dev.airlock.scan.clamav;

import dev.airlock.objectstore.ScanSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// All clamds. Each is probed on a thread of its own, so that none waits for one that hangs.
@Component
class ClamdNodes implements EngineNodes {
  private static final Logger log = LoggerFactory.getLogger(ClamdNodes.class);

  private final NodeDirectory directory;
  private final Function<NodeAddress, ClamdNode> joining;
  private final ClamdSettings settings;
  private final List<Consumer<List<ClamdNode>>> followers = new CopyOnWriteArrayList<>();
  private volatile List<ClamdNode> nodes;
  private volatile boolean closed;

  @Autowired
  ClamdNodes(
      ClamdSettings settings, ScanSettings scans, WithdrawalSender withdrawals, Clock clock) {
    this(settings, scans, withdrawals, clock, InetAddress::getAllByName);
  }

  ClamdNodes(
      ClamdSettings settings,
      ScanSettings scans,
      WithdrawalSender withdrawals,
      Clock clock,
      NodeDirectory.Lookup lookup) {
    this.settings = settings;
    this.directory = new NodeDirectory(settings.nodes(), lookup, ServiceRecords.OF_THE_SYSTEM);
    this.joining =
        address -> new ClamdNode(address, settings, scans.maxSize().toBytes(), withdrawals, clock);
    this.nodes = directory.now().stream().map(joining).toList();
  }

  @PostConstruct
  void watch() {
    nodes.forEach(this::start);
    if (!directory.isFixed()) {
      Thread.ofVirtual().name("clamd-nodes").start(() -> untilClosed(() -> true, this::lookAgain));
    }
  }

  private void start(ClamdNode node) {
    Thread.ofVirtual()
        .name("probe-" + node.address())
        .start(() -> {
          untilClosed(() -> nodes.contains(node) || node.owesWithdrawals(), () -> probe(node));
          untilClosed(() -> node.load() > 0, () -> {});
          node.close();
        });
  }

  // A node that cannot be probed must not stay in service.
  private static void probe(ClamdNode node) {
    try {
      node.probe();
    } catch (RuntimeException e) {
      log.error("clamd at {} could not be probed", node.address(), e);
      node.suspect();
    }
  }

  private void untilClosed(BooleanSupplier condition, Runnable step) {
    try {
      while (!closed && condition.getAsBoolean()) {
        step.run();
        TimeUnit.MILLISECONDS.sleep(settings.probe().toMillis());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  // Nodes come and go where they are scaled with the work.
  private void lookAgain() {
    Set<NodeAddress> now = directory.now();
    List<ClamdNode> known = nodes;
    List<ClamdNode> stay = known.stream().filter(node -> now.contains(node.address())).toList();
    List<ClamdNode> join =
        now.stream()
            .filter(address -> known.stream().noneMatch(node -> node.address().equals(address)))
            .map(joining)
            .toList();
    if (join.isEmpty() && stay.size() == known.size()) {
      return;
    }
    nodes = Stream.concat(stay.stream(), join.stream()).toList();
    followers.forEach(follower -> follower.accept(nodes));
    log.info("There are {} clamd nodes now: {}", nodes.size(), now);
    join.forEach(this::start);
  }

  @Override
  public Optional<EngineNode> leastLoaded(Set<NodeAddress> tried) {
    return nodes.stream()
        .filter(node -> node.isUp() && !tried.contains(node.address()))
        .min(Comparator.comparingInt(ClamdNode::load))
        .map(EngineNode.class::cast);
  }

  @Override
  public boolean isAnyUp() {
    return nodes.stream().anyMatch(ClamdNode::isUp);
  }

  List<ClamdNode> all() {
    return nodes;
  }

  /// Tells all nodes now, and whenever some have come or gone.
  void follow(Consumer<List<ClamdNode>> follower) {
    followers.add(follower);
    follower.accept(nodes);
  }

  /// Each node is closed by the thread that probes it, when it ends.
  @PreDestroy
  void close() {
    closed = true;
    nodes.forEach(ClamdNode::close);
  }
}
