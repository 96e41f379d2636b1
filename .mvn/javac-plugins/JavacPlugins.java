import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/// Puts Error Prone and NullAway on the class path of Maven's JVM. Each run of javac within Maven
/// loads its plugins by a class loader of its own, whose parent is that class path: without this
/// they are loaded, and compiled by the JIT, two dozen times in a build.
public final class JavacPlugins {
  private JavacPlugins() {}

  /// Called before Maven's main method.
  ///
  /// @param list a file with the class path
  public static void premain(String list, Instrumentation jvm) throws IOException {
    for (String jar : Files.readString(Path.of(list)).strip().split(":")) {
      jvm.appendToSystemClassLoaderSearch(new JarFile(jar));
    }
  }
}
