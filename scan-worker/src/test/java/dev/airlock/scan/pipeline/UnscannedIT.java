package dev.airlock.scan.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestUploads;
import dev.airlock.scan.structure.ZipBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;

/// What the shipped signatures name: it is unpacked here, and quarantined only where it cannot be.
class UnscannedIT extends RunningWorker {

  @Test
  void aHarmlessZip64IsClean() throws Exception {
    byte[] zip64 = zip64("words".getBytes(US_ASCII));
    assertThat(scan(TestUploads.newFile(), "application/zip", zip64).verdict())
        .isEqualTo(new Verdict.Clean());
  }

  @Test
  void malwareInAZip64IsFound() throws Exception {
    byte[] zip64 = zip64(ScanSamples.eicar());
    assertThat(scan(TestUploads.newFile(), "application/zip", zip64).verdict())
        .isInstanceOf(Verdict.Infected.class);
  }

  @Test
  void malwareBesideAHarmlessZip64IsFound() throws Exception {
    byte[] zip =
        new ZipBuilder()
            .add("a.zip", zip64("words".getBytes(US_ASCII)), 8)
            .add("b.txt", ScanSamples.eicar(), 8)
            .build();
    assertThat(scan(TestUploads.newFile(), "application/zip", zip).verdict())
        .isInstanceOf(Verdict.Infected.class);
  }

  /// clamd decodes it and does not open what comes out; the worker does both.
  @Test
  void whatTheEngineUnwrapsIsUnpackedAllTheSame() throws Exception {
    assertThat(scan(TestUploads.newFile(), "text/html", page(ScanSamples.eicar())).verdict())
        .isInstanceOfSatisfying(
            Verdict.Infected.class,
            infected ->
                assertThat(infected.explanation().where()).isEqualTo("Base64 at 74 › content.txt"));
    byte[] harmless = page("words".getBytes(US_ASCII));
    assertThat(scan(TestUploads.newFile(), "text/html", harmless).verdict())
        .isEqualTo(new Verdict.Clean());
  }

  private static byte[] page(byte[] content) throws IOException {
    return """
    <!DOCTYPE html><html><head><style>a{background:url("data:image/png;base64,%s")}</style></head></html>
    """
        .formatted(Base64.getEncoder().encodeToString(zip64(content)))
        .getBytes(US_ASCII);
  }

  private static byte[] zip64(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(bytes)) {
      zip.setUseZip64(Zip64Mode.Always);
      zip.putArchiveEntry(new ZipArchiveEntry("content.txt"));
      zip.write(content);
      zip.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }
}
