package dev.airlock.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;

/// A DNS server (RFC 1035) that answers every question for SRV records alike: by UDP as far as 512
/// bytes hold, by TCP with all.
final class DnsServer implements AutoCloseable {
  private static final int HEADER = 12;
  private static final int MOST_BY_UDP = 512;
  private static final int SRV = 33;
  private static final int INTERNET = 1;
  private static final int RESPONSE = 0x8180;
  private static final int TRUNCATED = 0x0200;
  private static final int NO_SUCH_NAME = 3;
  private static final int NAME_OF_THE_QUESTION = 0xC000 | HEADER;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private volatile List<SrvRecord> records = List.of();

  record SrvRecord(int priority, int weight, int port, String target) {}

  DnsServer() throws IOException {
    udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    tcp = new ServerSocket(udp.getLocalPort(), 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::answerDatagrams);
    Thread.ofVirtual().start(this::answerConnections);
  }

  /// What JNDI takes.
  String url() {
    return "dns://127.0.0.1:" + udp.getLocalPort();
  }

  /// What it answers from now on; without any, that there is no such name.
  void says(SrvRecord... answers) {
    records = List.of(answers);
  }

  private void answerDatagrams() {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[MOST_BY_UDP], MOST_BY_UDP);
        udp.receive(packet);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        byte[] whole = answer(query, 0, records);
        byte[] sent = whole.length <= MOST_BY_UDP ? whole : answer(query, TRUNCATED, List.of());
        udp.send(new DatagramPacket(sent, sent.length, packet.getSocketAddress()));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void answerConnections() {
    try {
      while (true) {
        try (Socket client = tcp.accept()) {
          DataInputStream in = new DataInputStream(client.getInputStream());
          byte[] answer = answer(in.readNBytes(in.readUnsignedShort()), 0, records);
          DataOutputStream out = new DataOutputStream(client.getOutputStream());
          out.writeShort(answer.length);
          out.write(answer);
        }
      }
    } catch (IOException _) {
      // closed
    }
  }

  private byte[] answer(byte[] query, int flags, List<SrvRecord> answers) throws IOException {
    int question = HEADER;
    while (query[question] != 0) {
      question += query[question] + 1;
    }
    int questionEnd = question + 5; // the root label, type and class
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(query, 0, 2); // its number
    out.writeShort(RESPONSE | flags | (records.isEmpty() ? NO_SUCH_NAME : 0));
    out.writeShort(1);
    out.writeShort(answers.size());
    out.writeInt(0); // no authority, nothing additional
    out.write(query, HEADER, questionEnd - HEADER);
    for (SrvRecord record : answers) {
      byte[] target = name(record.target());
      out.writeShort(NAME_OF_THE_QUESTION);
      out.writeShort(SRV);
      out.writeShort(INTERNET);
      out.writeInt(0); // to be forgotten at once
      out.writeShort(6 + target.length);
      out.writeShort(record.priority());
      out.writeShort(record.weight());
      out.writeShort(record.port());
      out.write(target);
    }
    return bytes.toByteArray();
  }

  private static byte[] name(String name) {
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    for (String label : name.isEmpty() ? new String[0] : name.split("\\.", -1)) {
      labels.write(label.length());
      labels.writeBytes(label.getBytes(US_ASCII));
    }
    labels.write(0);
    return labels.toByteArray();
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
