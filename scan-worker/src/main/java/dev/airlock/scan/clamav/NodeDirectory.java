package dev.airlock.scan.clamav;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which clamds there are: those that the settings name, and all that stand behind a name of which
/// they say that it has many, such as a headless service of Kubernetes.
final class NodeDirectory {
  private static final Logger log = LoggerFactory.getLogger(NodeDirectory.class);
  private static final String ALL_OF = "dns:";

  private final Set<NodeAddress> fixed = new LinkedHashSet<>();
  private final Map<NodeAddress, Set<NodeAddress>> found = new HashMap<>();
  private final Lookup lookup;

  /// Finds all addresses of a name.
  interface Lookup {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /// @throws IllegalArgumentException if an entry is neither `host:port` nor `dns:host:port`
  NodeDirectory(List<String> entries, Lookup lookup) {
    this.lookup = lookup;
    for (String entry : entries) {
      if (entry.startsWith(ALL_OF)) {
        found.put(NodeAddress.parse(entry.substring(ALL_OF.length())), Set.of());
      } else {
        fixed.add(NodeAddress.parse(entry));
      }
    }
  }

  /// Whether the answer can change.
  boolean isFixed() {
    return found.isEmpty();
  }

  /// All clamds as they are now. While a name cannot be looked up, those stay that it had last.
  Set<NodeAddress> now() {
    found.replaceAll(this::lookUp);
    Set<NodeAddress> all = new LinkedHashSet<>(fixed);
    found.values().forEach(all::addAll);
    return all;
  }

  private Set<NodeAddress> lookUp(NodeAddress name, Set<NodeAddress> before) {
    try {
      Set<NodeAddress> all = new LinkedHashSet<>();
      Arrays.stream(lookup.of(name.host()))
          .map(address -> new NodeAddress(address.getHostAddress(), name.port()))
          .forEach(all::add);
      return all;
    } catch (UnknownHostException _) {
      // A headless service without a node that is ready has no addresses, and no name.
      log.debug("{} has no address; its {} nodes stay", name.host(), before.size());
      return before;
    }
  }
}
