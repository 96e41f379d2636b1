package dev.airlock.api;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenApiIT extends RunningApi {
  @Test
  void dump() throws Exception {
    for (String path : new String[] {"/docs/openapi.json", "/docs/openapi.yaml", "/docs", "/docs/swagger-ui/index.html", "/docs/index.html", "/docs/openapi/swagger-config", "/docs/swagger-ui/swagger-initializer.js", "/webjars/swagger-ui/index.html", "/v3/api-docs", "/swagger-ui/index.html"}) {
      HttpResponse<String> r = new Client(port, "").get(path);
      Files.writeString(Path.of("/tmp/oa-probe/out" + path.replace('/', '_')), r.statusCode() + " " + r.headers().map() + "\n" + r.body());
    }
  }
}
