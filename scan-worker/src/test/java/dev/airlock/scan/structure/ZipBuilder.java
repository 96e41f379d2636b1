package dev.airlock.scan.structure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/// Writes zips as they should not be: every field of every header can be made to lie.
public final class ZipBuilder {

  /// The fields of a header.
  public static final class Fields {
    public int flags;
    public int method;
    public int crc;
    public long compressed;
    public long size;
    public long offset;
    public String name = "";
    public boolean zip64;
    public boolean missing;

    Fields copy() {
      Fields copy = new Fields();
      copy.flags = flags;
      copy.method = method;
      copy.crc = crc;
      copy.compressed = compressed;
      copy.size = size;
      copy.offset = offset;
      copy.name = name;
      copy.zip64 = zip64;
      return copy;
    }
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Fields> directory = new ArrayList<>();
  private byte[] comment = new byte[0];
  private boolean zip64End;
  private int offsetsAreShortBy;

  /// Adds a deflated member.
  public ZipBuilder add(String name, String content) {
    return add(name, content.getBytes(UTF_8), 8);
  }

  /// Adds a member.
  public ZipBuilder add(String name, byte[] content, int method) {
    return add(name, content, method, local -> {}, central -> {});
  }

  /// Adds a member whose headers are changed.
  public ZipBuilder add(
      String name, byte[] content, int method, Consumer<Fields> local, Consumer<Fields> central) {
    return addPacked(name, content, Packing.byZipMethod(method, content), method, local, central);
  }

  /// Adds a member that is packed already.
  public ZipBuilder addPacked(
      String name,
      byte[] content,
      byte[] packed,
      int method,
      Consumer<Fields> local,
      Consumer<Fields> central) {
    CRC32 crc = new CRC32();
    crc.update(content);
    Fields fields = new Fields();
    fields.method = method;
    fields.crc = (int) crc.getValue();
    fields.compressed = packed.length;
    fields.size = content.length;
    fields.offset = (long) out.size() - offsetsAreShortBy;
    fields.name = name;
    Fields ofLocal = fields.copy();
    local.accept(ofLocal);
    central.accept(fields);
    writeLocal(ofLocal);
    out.writeBytes(packed);
    if ((fields.flags & 8) != 0) {
      out.writeBytes(
          little(16)
              .putInt(0x08074b50)
              .putInt(fields.crc)
              .putInt((int) fields.compressed)
              .putInt((int) fields.size)
              .array());
    }
    if (!fields.missing) {
      directory.add(fields);
    }
    return this;
  }

  /// Adds bytes that belong to no member.
  public ZipBuilder bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /// From here on offsets are counted from what follows.
  public ZipBuilder countOffsetsFromHere() {
    offsetsAreShortBy = out.size();
    return this;
  }

  /// Names a member again that the directory has already.
  public ZipBuilder repeat(int index, String name) {
    Fields again = directory.get(index).copy();
    again.name = name;
    directory.add(again);
    return this;
  }

  public ZipBuilder comment(byte[] bytes) {
    comment = bytes;
    return this;
  }

  public ZipBuilder withZip64End() {
    zip64End = true;
    return this;
  }

  private void writeLocal(Fields fields) {
    byte[] name = fields.name.getBytes(UTF_8);
    byte[] extra =
        fields.zip64
            ? little(20)
                .putShort((short) 1)
                .putShort((short) 16)
                .putLong(fields.size)
                .putLong(fields.compressed)
                .array()
            : new byte[0];
    out.writeBytes(
        little(30)
            .putInt(0x04034b50)
            .putShort((short) 20)
            .putShort((short) fields.flags)
            .putShort((short) fields.method)
            .putInt(0)
            .putInt(fields.crc)
            .putInt(fields.zip64 ? -1 : (int) fields.compressed)
            .putInt(fields.zip64 ? -1 : (int) fields.size)
            .putShort((short) name.length)
            .putShort((short) extra.length)
            .array());
    out.writeBytes(name);
    out.writeBytes(extra);
  }

  private void writeCentral(Fields fields) {
    byte[] name = fields.name.getBytes(UTF_8);
    byte[] extra =
        fields.zip64
            ? little(20)
                .putShort((short) 1)
                .putShort((short) 16)
                .putLong(fields.size)
                .putLong(fields.compressed)
                .array()
            : new byte[0];
    out.writeBytes(
        little(46)
            .putInt(0x02014b50)
            .putShort((short) 20)
            .putShort((short) 20)
            .putShort((short) fields.flags)
            .putShort((short) fields.method)
            .putInt(0)
            .putInt(fields.crc)
            .putInt(fields.zip64 ? -1 : (int) fields.compressed)
            .putInt(fields.zip64 ? -1 : (int) fields.size)
            .putShort((short) name.length)
            .putShort((short) extra.length)
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort((short) 0)
            .putInt(0)
            .putInt((int) fields.offset)
            .array());
    out.writeBytes(name);
    out.writeBytes(extra);
  }

  /// The zip.
  public byte[] build() {
    long directoryAt = out.size();
    directory.forEach(this::writeCentral);
    long size = out.size() - directoryAt;
    long offset = directoryAt - offsetsAreShortBy;
    if (zip64End) {
      long at = out.size();
      out.writeBytes(
          little(56)
              .putInt(0x06064b50)
              .putLong(44)
              .putShort((short) 45)
              .putShort((short) 45)
              .putInt(0)
              .putInt(0)
              .putLong(directory.size())
              .putLong(directory.size())
              .putLong(size)
              .putLong(offset)
              .array());
      out.writeBytes(little(20).putInt(0x07064b50).putInt(0).putLong(at).putInt(1).array());
    }
    out.writeBytes(
        little(22)
            .putInt(0x06054b50)
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort((short) (zip64End ? -1 : directory.size()))
            .putShort((short) (zip64End ? -1 : directory.size()))
            .putInt(zip64End ? -1 : (int) size)
            .putInt(zip64End ? -1 : (int) offset)
            .putShort((short) comment.length)
            .array());
    out.writeBytes(comment);
    return out.toByteArray();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
