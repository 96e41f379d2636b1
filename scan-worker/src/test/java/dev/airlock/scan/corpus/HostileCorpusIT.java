package dev.airlock.scan.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.scan.clamav.OneClamd;
import dev.airlock.scan.pipeline.JudgedBytes;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.Proofs;
import dev.airlock.testbackends.TestNamespace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Nothing that hides the test virus is called clean, by a real clamd and all of the worker's
/// judgement, even where nobody minds what type a file is of.
class HostileCorpusIT {
  private static final int SAMPLE = 100;

  @Test
  void nothingHostileIsClean() {
    List<Specimen> specimens = Proofs.of(HostileFiles.all(), SAMPLE);
    TestNamespace namespace = Backends.shared().namespace("hostile");
    Map<String, Ending> wrong = new TreeMap<>();
    try (OneClamd clamd = new OneClamd(namespace.clamdHost(), namespace.clamdPort())) {
      JudgedBytes judge = new JudgedBytes(clamd);
      for (Specimen specimen : specimens) {
        Ending ending =
            Ending.of(
                judge.verdict(
                    specimen.content().get(), "text/plain", QuarantineReason.TYPE_MISMATCH));
        if (ending != specimen.ending()) {
          wrong.put(specimen.toString(), ending);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void thereAreEnoughOfThem() {
    assertThat(HostileFiles.all())
        .hasSizeGreaterThan(2_000)
        .extracting(Specimen::name)
        .doesNotHaveDuplicates();
  }
}
