package dev.airlock.scan.clamav;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/// Where a service listens, as the DNS says (SRV, RFC 2782): host and port of each of its nodes, as
/// Consul, AWS Cloud Map and headless services of Kubernetes tell them.
///
/// Only those of the lowest priority: the others are for when none of these is reachable, and what
/// is unreachable is asked again all the time. Weights mean nothing here, where the node with least
/// to do is next. The DNS client of the JDK is enough for this: it asks once more by TCP what does
/// not fit into 512 bytes.
///
/// @param server as the JDK's provider takes it: `dns:` for those of the operating system
record ServiceRecords(String server) {
  /// By the servers of the operating system.
  static final ServiceRecords OF_THE_SYSTEM = new ServiceRecords("dns:");

  private static final String TYPE = "SRV";

  /// One record, as the provider writes it: `priority weight port target.`
  private record Node(int priority, NodeAddress address) {
    static Node parse(String record) {
      String[] fields = record.split(" ", 4);
      return new Node(
          Integer.parseInt(fields[0]),
          new NodeAddress(fields[3].replaceFirst("\\.$", ""), Integer.parseInt(fields[2])));
    }

    // A target of "." says that there is no such service.
    boolean exists() {
      return !address.host().isEmpty() && address.port() > 0;
    }
  }

  /// The nodes of a service.
  ///
  /// @param name the whole name, such as `_clamd._tcp.clamd.airlock.svc.cluster.local`
  /// @throws UnknownHostException if there are none, or no server answers
  Set<NodeAddress> of(String name) throws UnknownHostException {
    List<Node> nodes = nodes(name).stream().filter(Node::exists).toList();
    int lowest =
        nodes.stream().mapToInt(Node::priority).min().orElseThrow(() -> none(name, "no node"));
    Set<NodeAddress> addresses = new LinkedHashSet<>();
    nodes.stream()
        .filter(node -> node.priority() == lowest)
        .map(Node::address)
        .forEach(addresses::add);
    return addresses;
  }

  // JNDI is dangerous where others say the name, or where it makes objects of what it finds: here
  // the
  // settings do, and an SRV record is text.
  @SuppressWarnings("BanJNDI")
  private List<Node> nodes(String name) throws UnknownHostException {
    List<Node> nodes = new ArrayList<>();
    try {
      DirContext dns = new InitialDirContext(environment());
      try {
        Attribute records = dns.getAttributes(name, new String[] {TYPE}).get(TYPE);
        for (int i = 0; records != null && i < records.size(); i++) {
          nodes.add(Node.parse(String.valueOf(records.get(i))));
        }
      } finally {
        dns.close();
      }
    } catch (NamingException e) {
      throw none(name, e.toString());
    }
    return nodes;
  }

  private static UnknownHostException none(String name, String why) {
    return new UnknownHostException(name + ": " + why);
  }

  @SuppressWarnings("JdkObsolete") // what JNDI takes
  private Hashtable<String, String> environment() {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, server);
    // Waits 1 s, then 2 s, for each server; those that are known stay meanwhile.
    environment.put("com.sun.jndi.dns.timeout.initial", "1000");
    environment.put("com.sun.jndi.dns.timeout.retries", "2");
    return environment;
  }
}
