package dev.airlock.api.upload;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The value of a label. Labels are the uploader's own, such as the number of an order: a number or
/// a boolean is its text here, other than in fields that the API reads.
public final class LabelValue extends StdDeserializer<String> {

  public LabelValue() {
    super(String.class);
  }

  /// Reads the labels of a file where they stand alone.
  public static ObjectReader reader(JsonMapper json) {
    SimpleModule values = new SimpleModule().addDeserializer(String.class, new LabelValue());
    return json.rebuild()
        .addModule(values)
        .build()
        .readerFor(new TypeReference<Map<String, @Nullable String>>() {});
  }

  @Override
  public String deserialize(JsonParser json, DeserializationContext context) {
    if (!json.currentToken().isScalarValue()) {
      return context.reportInputMismatch(this, "neither a text nor a number nor a boolean");
    }
    return json.getString();
  }
}
