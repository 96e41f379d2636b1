package dev.airlock.api.docs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/// Derives from types what the schema generator does not know: properties of a record are required
/// unless they are nullable, and a sealed interface is one of its records.
@Component
class TypeSchemas implements ModelConverter {
  private static final String SCHEMAS = "#/components/schemas/";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Class<?> raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
    if (raw == ProblemDetail.class) {
      return new JsonSchema().$ref(SCHEMAS + "Problem");
    }
    if (raw.isInterface() && raw.isSealed()) {
      context.defineModel(raw.getSimpleName(), oneOf(raw, context));
      return new JsonSchema().$ref(SCHEMAS + raw.getSimpleName());
    }
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> schema = chain.next().resolve(type, context, chain);
    Schema<?> defined = context.getDefinedModels().get(raw.getSimpleName());
    if (raw.isRecord() && defined != null) {
      Schema<?> own = withoutSupertypes(defined);
      own.setRequired(required(raw));
      context.defineModel(raw.getSimpleName(), own);
    }
    return schema;
  }

  private static Schema<?> oneOf(Class<?> type, ModelConverterContext context) {
    Schema<?> schema = new JsonSchema();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      schema.addOneOfItem(context.resolve(new AnnotatedType(permitted).resolveAsRef(true)));
    }
    return schema;
  }

  private static Schema<?> withoutSupertypes(Schema<?> defined) {
    return defined.getAllOf() == null ? defined : defined.getAllOf().getLast();
  }

  private static List<String> required(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .flatMap(component ->
            component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                ? required(component.getType()).stream()
                : Stream.of(component.getName()))
        .toList();
  }
}
