package dev.airlock.api.page;

import dev.airlock.api.s3.PresignedPosts;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Serves page and console; where the page is switched off, its place leads to the API's
/// description.
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
  private static final String ENTRANCE = "/";
  private static final String CONSOLE = "/console";
  private static final String FILES = "/page/**";

  private final PageSettings page;
  private final ConsoleSettings console;
  private final KnownSignIn signIn;
  private final PresignedPosts posts;

  PageConfiguration(
      PageSettings page, ConsoleSettings console, KnownSignIn signIn, PresignedPosts posts) {
    this.page = page;
    this.console = console;
    this.signIn = signIn;
    this.posts = posts;
  }

  @Override
  public void addViewControllers(ViewControllerRegistry views) {
    if (page.enabled()) {
      views.addViewController(ENTRANCE).setViewName("forward:/page/index.html");
    } else {
      views.addRedirectViewController(ENTRANCE, "/docs");
    }
    if (console.enabled()) {
      views.addViewController(CONSOLE).setViewName("forward:/page/console/index.html");
    }
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry resources) {
    if (page.enabled() || console.enabled()) {
      resources
          .addResourceHandler(FILES)
          .addResourceLocations("classpath:/page/")
          .setCacheControl(CacheControl.noCache())
          // The jar of a reproducible build has one time for all files of all versions.
          .setUseLastModified(false)
          .setEtagGenerator(new ContentTags()::of);
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    if (page.enabled() || console.enabled()) {
      interceptors
          .addInterceptor(new PagePolicy(posts.origin(), signIn.origin()))
          .addPathPatterns(ENTRANCE, CONSOLE, FILES);
    }
  }
}
