import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.MojoExecutionEvent;
import org.apache.maven.execution.MojoExecutionListener;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.lifecycle.internal.LifecycleModuleBuilder;
import org.apache.maven.lifecycle.internal.ProjectBuildList;
import org.apache.maven.lifecycle.internal.ProjectSegment;
import org.apache.maven.lifecycle.internal.ReactorBuildStatus;
import org.apache.maven.lifecycle.internal.ReactorContext;
import org.apache.maven.lifecycle.internal.TaskSegment;
import org.apache.maven.lifecycle.internal.builder.Builder;
import org.apache.maven.project.MavenProject;

/// Builds a module as soon as those that it needs are packaged. Maven's own builder waits until
/// their integration tests are over as well, while processors have nothing to do.
///
/// As many modules are worked on as `--threads` says. Packaging goes before integration tests; of
/// those, modules at the end of the reactor's order go first, because theirs take longest.
@Named("early-modules")
@Singleton
public final class EarlyModules implements Builder, MojoExecutionListener {
  private static final Set<String> AFTER_PACKAGE =
      Set.of("pre-integration-test", "integration-test", "post-integration-test", "verify");

  private final LifecycleModuleBuilder modules;
  private final Map<MavenProject, Module> building = new ConcurrentHashMap<>();

  @Inject
  public EarlyModules(LifecycleModuleBuilder modules) {
    this.modules = modules;
  }

  @Override
  public void build(
      MavenSession session,
      ReactorContext reactor,
      ProjectBuildList builds,
      List<TaskSegment> segments,
      ReactorBuildStatus status)
      throws ExecutionException, InterruptedException {
    session.setParallel(true);
    int concurrency = session.getRequest().getDegreeOfConcurrency();
    for (TaskSegment segment : segments) {
      build(session, reactor, builds.getByTaskSegment(segment), concurrency);
    }
  }

  private void build(
      MavenSession session, ReactorContext reactor, ProjectBuildList builds, int concurrency)
      throws ExecutionException, InterruptedException {
    Places places = new Places(concurrency);
    for (ProjectSegment build : builds) {
      build.getSession().setParallel(true);
      building.put(build.getProject(), new Module(building.size(), places));
    }
    ExecutorService threads = Executors.newFixedThreadPool(builds.size());
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (ProjectSegment build : builds) {
        ends.add(threads.submit(() -> build(session, reactor, build)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      threads.shutdown();
      building.clear();
    }
  }

  private void build(MavenSession session, ReactorContext reactor, ProjectSegment build) {
    MavenProject project = build.getProject();
    ProjectDependencyGraph graph = session.getProjectDependencyGraph();
    for (MavenProject upstream : graph.getUpstreamProjects(project, true)) {
      building.get(upstream).awaitPackage();
    }
    building.get(project).start();
    try {
      modules.buildProject(build.getSession(), session, reactor, project, build.getTaskSegment());
    } finally {
      building.get(project).end();
    }
  }

  @Override
  public void beforeMojoExecution(MojoExecutionEvent event) {
    Module module = building.get(event.getProject());
    String phase = event.getExecution().getLifecyclePhase();
    if (module != null && phase != null && AFTER_PACKAGE.contains(phase)) {
      module.packaged();
    }
  }

  @Override
  public void afterMojoExecutionSuccess(MojoExecutionEvent event) {}

  @Override
  public void afterExecutionFailure(MojoExecutionEvent event) {}

  /// A module takes a place to be packaged, gives it back, and takes one for its integration tests.
  private static final class Module {
    private final int order;
    private final Places places;
    private boolean packaged;

    Module(int order, Places places) {
      this.order = order;
      this.places = places;
    }

    void start() {
      places.take(new Turn(true, order));
    }

    void packaged() {
      if (startDownstream()) {
        places.leave();
        places.take(new Turn(false, order));
      }
    }

    /// A module that failed before it was packaged is over, too: Maven then skips what needs it.
    void end() {
      startDownstream();
      places.leave();
    }

    private synchronized boolean startDownstream() {
      boolean first = !packaged;
      packaged = true;
      notifyAll();
      return first;
    }

    synchronized void awaitPackage() {
      while (!packaged) {
        await(this);
      }
    }
  }

  /// So many modules at a time, by their turns.
  private static final class Places {
    private final NavigableSet<Turn> waiting = new TreeSet<>();
    private int free;

    Places(int free) {
      this.free = free;
    }

    synchronized void take(Turn turn) {
      waiting.add(turn);
      while (free == 0 || waiting.last() != turn) {
        await(this);
      }
      waiting.remove(turn);
      free--;
      notifyAll();
    }

    synchronized void leave() {
      free++;
      notifyAll();
    }
  }

  /// The greatest turn is the next one.
  private static final class Turn implements Comparable<Turn> {
    private final boolean packaging;
    private final int order;

    Turn(boolean packaging, int order) {
      this.packaging = packaging;
      this.order = order;
    }

    @Override
    public int compareTo(Turn other) {
      int byWork = Boolean.compare(packaging, other.packaging);
      return byWork != 0 ? byWork : Integer.compare(order, other.order);
    }
  }

  private static void await(Object monitor) {
    try {
      monitor.wait();
    } catch (InterruptedException e) {
      throw new IllegalStateException("The build was interrupted", e);
    }
  }
}
