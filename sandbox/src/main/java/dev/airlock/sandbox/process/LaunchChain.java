package dev.airlock.sandbox.process;

import dev.airlock.sandbox.StartFailed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The programs put before a child's own command. Each replaces itself by the next (`exec`), so
/// that the PID stays the same from the first to the last.
///
/// 1. A shell that ignores SIGINT: ignored signals are inherited;
/// 2. `setsid`, or Perl on macOS, into a session of its own: programs that install a handler for
///    SIGINT nevertheless are out of reach of the terminal's Ctrl-C; the sandbox ends them in
///    order;
/// 3. `unshare -U` for a program that refuses to run as root;
/// 4. `setpriv --pdeathsig` on Linux: the kernel's own signal when the starting thread is gone. It
///    comes last because changed credentials would cancel it.
///
/// @param session the programs of step 2, empty where there are none
/// @param unprivileged the programs of step 3, empty where the user is not root
/// @param deathSignal whether step 4 is available
record LaunchChain(List<String> session, List<String> unprivileged, boolean deathSignal) {

  private static final String IGNORE_INTERRUPT = "trap '' INT; exec \"$@\"";
  private static final String PERL_SETSID = "setsid(); exec @ARGV or die \"$ARGV[0]: $!\\n\"";

  /// The chain that this machine has the programs for.
  static LaunchChain ofThisMachine() {
    boolean root = "root".equals(System.getProperty("user.name"));
    return new LaunchChain(
        sessionPrograms(),
        root ? List.of("unshare", "-U") : List.of(),
        works("setpriv", "--pdeathsig", "TERM", "true"));
  }

  List<String> before(ChildCommand child) {
    var chain = new ArrayList<>(ignoringInterrupt());
    if (child.notAsRoot() && !unprivileged.isEmpty()) {
      requireNamespaces(child.name());
      chain.addAll(unprivileged);
    }
    if (deathSignal) {
      chain.addAll(List.of("setpriv", "--pdeathsig", child.stopSignal().name(), "--"));
    }
    chain.addAll(child.command());
    return chain;
  }

  /// Steps 1 and 2 alone.
  List<String> ignoringInterrupt() {
    var chain = new ArrayList<>(List.of("/bin/sh", "-c", IGNORE_INTERRUPT, "sh"));
    chain.addAll(session);
    return chain;
  }

  private void requireNamespaces(String name) {
    if (!works("unshare", "-U", "true")) {
      throw new StartFailed(
          name
              + " refuses to run as root, and this machine does not let root create a user"
              + " namespace (unshare -U). Run the sandbox as an ordinary user.");
    }
  }

  private static List<String> sessionPrograms() {
    if (isInstalled("setsid")) {
      return List.of("setsid");
    }
    return isInstalled("perl")
        ? List.of("perl", "-MPOSIX=setsid", "-e", PERL_SETSID, "--")
        : List.of();
  }

  private static boolean isInstalled(String program) {
    return Programs.on(System.getenv().getOrDefault("PATH", "")).find(program).isPresent();
  }

  private static boolean works(String... command) {
    if (!isInstalled(command[0])) {
      return false;
    }
    try {
      Process probe =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor(5, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
