package dev.airlock.scan.clamav;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
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
  private static final String SERVICE = "srv:";

  private final Set<NodeAddress> fixed = new LinkedHashSet<>();
  private final Map<Name, Set<NodeAddress>> found = new LinkedHashMap<>();

  /// Finds all addresses of a name.
  interface Lookup {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /// A name that has many.
  private interface Name {
    Set<NodeAddress> now() throws UnknownHostException;
  }

  /// @throws IllegalArgumentException if an entry is neither `host:port` nor `dns:host:port` nor
  ///   `srv:name`
  NodeDirectory(List<String> entries, Lookup lookup, ServiceRecords services) {
    for (String entry : entries) {
      if (entry.startsWith(ALL_OF)) {
        NodeAddress name = NodeAddress.parse(entry.substring(ALL_OF.length()));
        found.put(() -> addresses(lookup.of(name.host()), name.port()), Set.of());
      } else if (entry.startsWith(SERVICE)) {
        String name = entry.substring(SERVICE.length());
        if (!name.matches("[\\w-]+(\\.[\\w-]+)+\\.?")) {
          throw NodeAddress.malformed(entry);
        }
        found.put(() -> services.of(name), Set.of());
      } else {
        fixed.add(NodeAddress.parse(entry));
      }
    }
  }

  private static Set<NodeAddress> addresses(InetAddress[] of, int port) {
    Set<NodeAddress> all = new LinkedHashSet<>();
    for (InetAddress address : of) {
      all.add(new NodeAddress(address.getHostAddress(), port));
    }
    return all;
  }

  /// Whether the answer can change.
  boolean isFixed() {
    return found.isEmpty();
  }

  /// All clamds as they are now. While a name cannot be looked up, those stay that it had last.
  Set<NodeAddress> now() {
    found.replaceAll(NodeDirectory::lookUp);
    Set<NodeAddress> all = new LinkedHashSet<>(fixed);
    found.values().forEach(all::addAll);
    return all;
  }

  private static Set<NodeAddress> lookUp(Name name, Set<NodeAddress> before) {
    try {
      return name.now();
    } catch (UnknownHostException e) {
      // A headless service without a node that is ready has no addresses, and no name.
      log.debug("{}; its {} nodes stay", e.getMessage(), before.size());
      return before;
    }
  }
}
