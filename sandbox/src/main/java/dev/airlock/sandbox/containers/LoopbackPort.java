package dev.airlock.sandbox.containers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.util.Objects;
import java.util.function.Consumer;

/// Publishes a container's port on 127.0.0.1 alone. Testcontainers would publish it to everybody
/// who reaches this machine.
///
/// @param inside the port in the container
/// @param outside the port here; 0: any that is free
record LoopbackPort(int inside, int outside) implements Consumer<CreateContainerCmd> {
  private static final String HOST = "127.0.0.1";

  static LoopbackPort any(int inside) {
    return new LoopbackPort(inside, 0);
  }

  @Override
  public void accept(CreateContainerCmd container) {
    HostConfig host = Objects.requireNonNull(container.getHostConfig());
    Binding here = outside == 0 ? Binding.bindIp(HOST) : Binding.bindIpAndPort(HOST, outside);
    host.withPortBindings(new PortBinding(here, ExposedPort.tcp(inside)));
  }
}
