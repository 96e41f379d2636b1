package dev.airlock.api.page;

import dev.airlock.api.s3.PresignedPosts;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Serves the page, or where it is switched off leads to the API's description.
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
  private static final String ENTRANCE = "/";
  private static final String FILES = "/page/**";

  private final PageSettings settings;
  private final PresignedPosts posts;

  PageConfiguration(PageSettings settings, PresignedPosts posts) {
    this.settings = settings;
    this.posts = posts;
  }

  @Override
  public void addViewControllers(ViewControllerRegistry views) {
    if (settings.enabled()) {
      views.addViewController(ENTRANCE).setViewName("forward:/page/index.html");
    } else {
      views.addRedirectViewController(ENTRANCE, "/docs");
    }
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry resources) {
    if (settings.enabled()) {
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
    if (settings.enabled()) {
      interceptors.addInterceptor(new PagePolicy(posts.origin())).addPathPatterns(ENTRANCE, FILES);
    }
  }
}
