package dev.airlock.scan.structure.archive;

import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.random;

import dev.airlock.scan.structure.CabinetBytes;
import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.OleBytes;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CabinetReaderTest {

  @ParameterizedTest
  @ValueSource(ints = {CabinetBytes.STORED, CabinetBytes.MS_ZIP})
  void filesAreUnpacked(int packing) {
    byte[] evil = new ZipBuilder().add("x", marked(), 93).build();
    byte[] good = new ZipBuilder().add("x", harmless(), 93).build();
    for (byte[] first : new byte[][] {harmless(), joined(random(70_000), new byte[70_000])}) {
      byte[] cabinet = CabinetBytes.of(packing, first, evil);
      Looks.showMarker(cabinet);
      Looks.showOpen(CabinetBytes.of(packing, first, good));
      Looks.showMarker(OleBytes.with("Data.cab", cabinet));
      Looks.showOpen(OleBytes.with("Data.cab", CabinetBytes.of(packing, first, good)));
      Looks.showMarker(joined(CabinetBytes.of(packing, first, good), Packing.zstd(marked())));
    }
    Looks.showEncrypted(CabinetBytes.of(packing, harmless(), OleBytes.encryptedDocument()));
  }

  @Test
  void whatNothingUnpacksIsUnscannable() {
    Looks.showUnscannable(CabinetBytes.of(CabinetBytes.LZX, harmless(), harmless()));
    byte[] oneOfSeveral = CabinetBytes.of(CabinetBytes.STORED, harmless(), harmless());
    oneOfSeveral[30] = 1;
    Looks.showUnscannable(oneOfSeveral);
  }

  @Test
  void damageIsSeen() {
    byte[] cabinet = CabinetBytes.of(CabinetBytes.MS_ZIP, harmless(), random(90_000));
    Looks.showDamaged(Arrays.copyOf(cabinet, 50_000));
    Looks.showDamaged(Arrays.copyOf(cabinet, 38));
    byte[] changed = cabinet.clone();
    Arrays.fill(changed, 60_000, 70_000, (byte) 0x55);
    Looks.showDamaged(changed);
  }
}
