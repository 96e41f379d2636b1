package dev.airlock.model.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {
  private static final String ID = "0190d3c4-0000-7000-8000-000000000000";

  @Test
  void isReadAsItIsWritten() {
    ObjectKey key = new ObjectKey("product-image", FileId.of(ID));
    assertThat(key).hasToString("product-image/" + ID);
    assertThat(ObjectKey.parse(key.toString())).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ID,
        "/" + ID,
        "document/",
        "document/a.pdf",
        "Document/" + ID,
        "folder/document/" + ID,
        "document/" + ID + "/",
        "document/0190D3C4-0000-7000-8000-000000000000",
        "document/0190d3c400007000800000000000-0000000"
      })
  void isNoOtherText(String text) {
    assertThat(ObjectKey.parse(text)).isEmpty();
  }
}
