package dev.airlock.scan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemberPathTest {

  @Test
  void saysWhereSomethingLies() {
    MemberPath path = MemberPath.OBJECT.then("invoice.zip").then("").then("a.docx");
    assertThat(path.toString()).isEqualTo("invoice.zip › a.docx");
  }

  @Test
  void namesAreFitToBeShown() {
    assertThat(MemberPath.OBJECT.then("a\u202etxt.exe\u0007\n").names())
        .containsExactly("atxt.exe");
    assertThat(MemberPath.OBJECT.then("\u200b\u0000").names()).containsExactly("?");
    assertThat(MemberPath.OBJECT.then("x".repeat(500)).names().getFirst()).hasSize(81);
    assertThat(MemberPath.OBJECT.then("報告書.pdf").names()).containsExactly("報告書.pdf");
  }

  @Test
  void namesInUnknownCodePagesAreShownAsTheyAre() {
    assertThat(MemberPath.nameOf(new byte[] {'a', (byte) 0xe9})).isEqualTo("aé");
    assertThat(MemberPath.nameOf(new byte[] {(byte) 0xc3, (byte) 0xa9})).isEqualTo("é");
  }
}
