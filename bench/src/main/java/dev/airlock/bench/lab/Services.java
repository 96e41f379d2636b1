package dev.airlock.bench.lab;

import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.deployable.ServiceEnvironment;
import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import dev.airlock.sandbox.process.Child;
import dev.airlock.sandbox.process.ChildCommand;
import dev.airlock.sandbox.process.Children;
import dev.airlock.setup.keys.Keys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Starts services on a lab's backends.
///
/// @param dist the built services
/// @param logs the folder for their output
record Services(Path dist, Ports ports, Keys keys, Children children, Path logs) {

  /// Starts a service on its port and waits until it is ready.
  ServiceProcess start(Part service, List<String> flags, Map<String, String> settings)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(Jvm.program()));
    command.addAll(flags);
    command.addAll(List.of("-jar", "app.jar"));
    Child child = startProgram(service.label(), command, service, settings);
    return ServiceProcess.ready(child, service.address(ports.of(service)), ports.of(service));
  }

  /// Starts a program in a service's folder, with the service's configuration.
  Child startProgram(String name, List<String> command, Part service, Map<String, String> settings)
      throws InterruptedException {
    String path = System.getenv().getOrDefault("PATH", "");
    Map<String, String> environment =
        new HashMap<>(
            new ServiceEnvironment(ports, keys, NamespaceLayout.standard(), Map.of("PATH", path))
                .of(service));
    if (service == Part.UPLOAD_API) {
      environment.put("AIRLOCK_PROFILES_DOCUMENT_UPLOADSPERHOUR", "1000000");
    }
    environment.putAll(settings);
    return children.start(
        ChildCommand.of(name, command, dist.resolve(service.label()), logs.resolve(name + ".log"))
            .withEnvironment(environment));
  }
}
