package dev.airlock.api.person;

import dev.airlock.api.security.Caller;
import dev.airlock.registry.erasure.PersonalData;
import dev.airlock.registry.file.MetadataView;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.grant.FileGrant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Gives out what is known of a person, a page at a time.
@Component
class Exports {
  private final PersonalData data;
  private final MetadataView view;

  Exports(PersonalData data, JsonMapper json) {
    this.data = data;
    this.view = new MetadataView(json);
  }

  ExportPage page(String subject, ExportPosition from, int limit, Caller operator) {
    String tenant = operator.tenant();
    UUID after = from.after();
    // One more than requested shows whether there is more of the same.
    return switch (from.section()) {
      case FILES -> {
        List<RegisteredFile> found = data.files(subject, tenant, after, limit + 1);
        ExportPosition next =
            found.size() > limit
                ? from.after(found.get(limit - 1).id().value())
                : ExportPosition.beginningOf(ExportPosition.Section.GRANTS);
        yield new ExportPage(
            first(found, limit, view::of), List.of(), List.of(), next.cursor(subject));
      }
      case GRANTS -> {
        List<FileGrant> found = data.grants(subject, tenant, after, limit + 1);
        ExportPosition next =
            found.size() > limit
                ? from.after(found.get(limit - 1).id())
                : ExportPosition.beginningOf(ExportPosition.Section.ACTIONS);
        yield new ExportPage(
            List.of(),
            first(found, limit, ExportPage.SharedAccess::of),
            List.of(),
            next.cursor(subject));
      }
      case ACTIONS -> {
        List<PersonalData.Doing> found =
            data.actions(subject, tenant, after.getLeastSignificantBits(), limit + 1);
        ExportPosition next =
            found.size() > limit ? from.after(new UUID(0, found.get(limit - 1).position())) : null;
        yield new ExportPage(
            List.of(),
            List.of(),
            first(found, limit, ExportPage.PersonalAction::of),
            next == null ? null : next.cursor(subject));
      }
    };
  }

  private static <T, V> List<V> first(List<T> found, int limit, Function<T, V> view) {
    return found.stream().limit(limit).map(view).toList();
  }
}
