package dev.airlock.scan.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.clamav.OneClamd;
import dev.airlock.scan.pipeline.JudgedBytes;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.Proofs;
import dev.airlock.testbackends.TestNamespace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs write that everybody uses is clean, by a real clamd and all of the worker's
/// judgement.
class HarmlessCorpusIT {
  private static final int SAMPLE = 60;

  @TempDir Path temporary;

  @Test
  void nothingHarmlessIsRefused() throws Exception {
    TestNamespace namespace = Backends.shared().namespace("harmless");
    Map<String, Verdict> wrong = new TreeMap<>();
    try (OneClamd clamd = new OneClamd(namespace.clamdHost(), namespace.clamdPort())) {
      JudgedBytes judge = new JudgedBytes(clamd);
      for (Twin twin : Proofs.of(files(), SAMPLE)) {
        Verdict verdict = judge.verdict(twin.content().call(), twin.contentType());
        if (!verdict.equals(new Verdict.Clean())) {
          wrong.put(twin.toString(), verdict);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  // The programs of other makers are there where the whole is run: `./airlock test --all` installs
  // them.
  private List<Twin> files() throws Exception {
    List<String> scripts =
        List.of("by_python.py", "by_programs.py").subList(0, Proofs.rounds(1, 2));
    List<Twin> all =
        new ArrayList<>(
            Stream.of(OfficeTwins.all(), ZipTwins.all(), ArchiveTwins.all(), PdfTwins.all())
                .flatMap(List::stream)
                .toList());
    for (String script : scripts) {
      all.addAll(ForeignTwins.by(script, Files.createDirectory(temporary.resolve(script + ".d"))));
    }
    assertThat(all).hasSizeGreaterThan(300).extracting(Twin::toString).doesNotHaveDuplicates();
    return all;
  }
}
