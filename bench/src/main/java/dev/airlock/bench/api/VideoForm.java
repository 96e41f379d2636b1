package dev.airlock.bench.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.load.HttpConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;

/// A form with one video, made while it is sent: a few random blocks over and over, after the head
/// of an MP4 file (ISO/IEC 14496-12).
///
/// @param size bytes of the video
record VideoForm(int port, String token, long size) {
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int BLOCKS = 4;
  private static final long SEED = 42;
  private static final byte[] MP4_HEAD = "\0\0\0\30ftypisom\0\0\2\0isommp41".getBytes(UTF_8);
  private static final byte[] BEGIN =
      """
      --b\r
      Content-Disposition: form-data; name="profile"\r
      \r
      video\r
      --b\r
      Content-Disposition: form-data; name="file"; filename="film.mp4"\r
      Content-Type: video/mp4\r
      \r
      """
          .getBytes(UTF_8);
  private static final byte[] END = "\r\n--b--\r\n".getBytes(UTF_8);

  /// Sends it and waits for the response.
  void send() throws IOException {
    try (HttpConnection connection = new HttpConnection(port)) {
      OutputStream out = connection.out();
      out.write(
          """
          POST /api/v1/files HTTP/1.1\r
          Host: airlock\r
          Authorization: Bearer %s\r
          Content-Type: multipart/form-data; boundary=b\r
          Content-Length: %d\r
          \r
          """
              .formatted(token, BEGIN.length + size + END.length)
              .getBytes(UTF_8));
      out.write(BEGIN);
      writeVideo(out);
      out.write(END);
      requireAccepted(connection.receive());
    }
  }

  private void writeVideo(OutputStream out) throws IOException {
    Random random = new Random(SEED);
    byte[][] blocks = new byte[BLOCKS][BLOCK_BYTES];
    for (byte[] block : blocks) {
      random.nextBytes(block);
    }
    out.write(MP4_HEAD);
    long left = size - MP4_HEAD.length;
    for (int i = 0; left > 0; i++) {
      int count = (int) Math.min(BLOCK_BYTES, left);
      out.write(blocks[i % BLOCKS], 0, count);
      left -= count;
    }
  }

  /// A form is answered with a success even if its one file was refused.
  static void requireAccepted(String response) {
    if (!response.contains("\"fileId\"")) {
      throw new BenchmarkFailed("the file in the form was refused: " + response);
    }
  }

  // Holds a token.
  @Override
  public String toString() {
    return "VideoForm[" + size + " bytes]";
  }
}
