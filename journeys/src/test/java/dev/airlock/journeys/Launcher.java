package dev.airlock.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// `./airlock` as a user runs it, on ports and in a folder of its own.
///
/// @param dist what the build left, staged once for all journeys, by a link of this system's own:
///   it tells whose a process is
/// @param home the system's folder
/// @param tokens those that were issued already, by what was asked for
record Launcher(Path dist, Path home, Map<String, String> tokens) {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final AtomicBoolean STAGED = new AtomicBoolean();
  private static final List<String> PORTS =
      List.of("API", "WEBHOOK", "WORKER", "S3", "SQS", "POSTGRES", "KAFKA", "CLAMD");

  Launcher(Path dist, Path home) {
    this(dist, home, new ConcurrentHashMap<>());
  }

  /// A system in `journeys/target/<name>` that is not up yet.
  static Launcher of(String name) throws Exception {
    Path target = ROOT.resolve("journeys/target");
    Path staged = target.resolve("dist");
    new Launcher(staged, target.resolve(name)).stageOnce();
    Path link = target.resolve(name + "-dist");
    link(link, staged);
    Path home = Files.createDirectories(target.resolve(name));
    Path postgres = ROOT.resolve("sandbox/target/shared/postgres-18");
    if (Files.isDirectory(postgres)) { // else it unpacks its own
      link(home.resolve(postgres.getFileName()), postgres);
    }
    return new Launcher(link, home);
  }

  private static void link(Path link, Path target) throws IOException {
    if (!Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, target);
    }
  }

  /// What was built may have changed since the last run, but not since this JVM was started. Who
  /// comes while another stages waits.
  private void stageOnce() throws Exception {
    synchronized (STAGED) {
      if (!STAGED.get()) {
        Result staged = run("stage", dist.toString());
        if (staged.exitCode() != 0) {
          throw new IllegalStateException("the build cannot be staged: " + staged.output());
        }
        STAGED.set(true);
      }
    }
  }

  /// Runs a command to its end.
  Result run(String... command) throws Exception {
    return run(Map.of(), command);
  }

  /// Runs a command to its end, with more variables.
  Result run(Map<String, String> variables, String... command) throws Exception {
    return finished(start(variables, command), String.join(" ", command));
  }

  private static Result finished(Process process, String what) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(what + " does not end: " + output);
    }
    return new Result(process.exitValue(), output);
  }

  /// Runs a script at the project's root, as somebody would type it, for at most a minute.
  Result shell(Map<String, String> variables, String script) throws Exception {
    return finished(begin(variables, List.of("timeout", "60", "bash", "-c", script)), "the script");
  }

  private Process start(Map<String, String> variables, String... command) throws IOException {
    return begin(
        variables,
        Stream.concat(Stream.of(ROOT.resolve("airlock").toString()), Stream.of(command)).toList());
  }

  private Process begin(Map<String, String> variables, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
    Map<String, String> environment = new HashMap<>();
    PORTS.forEach(part -> environment.put("AIRLOCK_" + part + "_PORT", "0"));
    environment.put("AIRLOCK_HOME", home.toString());
    environment.put("AIRLOCK_DIST", dist.toString());
    environment.put("AIRLOCK_FRESHCLAM", "off");
    environment.put("AIRLOCK_RESTART_PAUSE_MS", "200");
    environment.putAll(variables);
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile()).start();
  }

  /// Starts the system and waits until it is ready.
  void up(Map<String, String> variables) throws Exception {
    Result up = run(variables, "up", "--detach");
    if (up.exitCode() != 0) {
      throw new IllegalStateException("the system does not start: " + up.output());
    }
  }

  /// A front end with the token of that subject.
  Front front(String subject) throws Exception {
    return new Front(address("upload-api"), token(subject));
  }

  /// A token that the running system accepts.
  String token(String subject) throws Exception {
    return issued("token", subject);
  }

  /// An operator's tool.
  Front operator() throws Exception {
    return new Front(address("upload-api"), operatorToken());
  }

  String operatorToken() throws Exception {
    return issued("token", "operator", "--scope", "files:admin");
  }

  // Issuing one starts a JVM; one that was issued is valid for longer than a journey takes.
  private String issued(String... command) throws Exception {
    String key = String.join(" ", command);
    String known = tokens.get(key);
    if (known != null) {
      return known;
    }
    String token = run(command).output().strip();
    tokens.put(key, token);
    return token;
  }

  /// Kills (SIGKILL) a service or clamd.
  void kill(String part) throws IOException {
    processOf(part).destroyForcibly();
  }

  /// Sends a signal, such as STOP, to a service or clamd.
  void signal(String part, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(processOf(part).pid()))
        .inheritIO()
        .start()
        .waitFor();
  }

  private ProcessHandle processOf(String part) throws IOException {
    List<ProcessHandle> found = processesOf(part);
    if (found.size() != 1) {
      throw new IllegalStateException(part + " is not one process but " + found);
    }
    return found.getFirst();
  }

  /// Whether a service or clamd has a process.
  boolean hasProcess(String part) throws IOException {
    return !processesOf(part).isEmpty();
  }

  private List<ProcessHandle> processesOf(String part) throws IOException {
    return ProcessHandle.of(pid())
        .orElseThrow()
        .descendants()
        .filter(process -> worksIn(process, part))
        .toList();
  }

  private static boolean worksIn(ProcessHandle process, String folder) {
    try {
      return Path.of("/proc/" + process.pid() + "/cwd").toRealPath().endsWith(folder);
    } catch (IOException _) {
      return false; // it has ended
    }
  }

  /// How the running system is reached, by the part's name.
  String address(String part) throws IOException {
    Properties endpoints = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("run/endpoints.properties"))) {
      endpoints.load(reader);
    }
    return endpoints.getProperty(part + ".address");
  }

  /// The pid of the process that `up` started.
  long pid() throws IOException {
    return Long.parseLong(
        Files.readString(home.resolve("run/sandbox.pid")).strip().split("\\D", 2)[0]);
  }

  /// Every live process that has this system's folder in its command line.
  List<String> processes() throws IOException {
    Process ps = new ProcessBuilder("ps", "-eo", "pid=,args=").start();
    try (var lines = ps.inputReader()) {
      return lines
          .lines()
          .filter(line -> line.contains(home.toString()) || line.contains(dist.toString()))
          .toList();
    }
  }

  /// What a command printed and how it ended.
  record Result(int exitCode, String output) {}
}
