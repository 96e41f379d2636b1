package dev.airlock.api.docs;

import dev.airlock.api.security.Caller;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Publishes the OpenAPI document and Swagger UI under `/docs`, and beside them the formats of what
/// the API is not about: the events on the topic, and the messages of scanners.
@Configuration(proxyBeanMethods = false)
class DocsConfiguration implements WebMvcConfigurer {

  DocsConfiguration() {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class); // taken from the token
  }

  @Bean
  OpenAPI document() {
    return new OpenAPI().info(new Info().title("Airlock")).addServersItem(new Server().url("/"));
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry resources) {
    resources.addResourceHandler("/docs/formats/**").addResourceLocations("classpath:/formats/");
  }

  @Override
  public void addViewControllers(ViewControllerRegistry views) {
    for (String entrance : List.of("/docs", "/docs/")) {
      views.addRedirectViewController(entrance, "/docs/swagger-ui/index.html");
    }
    views.addViewController("/docs/openapi.json").setViewName("forward:/docs/openapi");
  }
}
