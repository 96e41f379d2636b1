package dev.airlock.api.profile;

import dev.airlock.registry.file.Disposition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// Rejects profiles that cannot work, before anybody uploads under them.
final class ProfileCheck {
  // It becomes the first part of every object's key.
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  // RFC 6838, section 4.2, in lower case and without parameters.
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");
  private static final Pattern EXTENSION = Pattern.compile("[a-z0-9][a-z0-9.-]{0,15}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{1,200}");

  // Types in which browsers run scripts, with the origin of the site that serves them.
  private static final Set<String> ACTIVE =
      Set.of(
          "text/html",
          "application/xhtml+xml",
          "image/svg+xml",
          "text/xml",
          "application/xml",
          "text/javascript",
          "application/javascript");

  // <https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html>: one request carries up to
  // 5 GiB. An object in parts could be larger, but no profile needs it: clamd accepts no file of
  // 2 GiB or more.
  private static final DataSize LARGEST = DataSize.ofGigabytes(5);

  private ProfileCheck() {}

  /// Checks all of them, first those that say what they accept: they decide whether the built-in
  /// ones apply, without which a setting that adjusts one of them is left over.
  ///
  /// @throws InvalidProfile as [#check(String, ProfileSettings)]
  static void check(Map<String, ProfileSettings> profiles) {
    Map<String, ProfileSettings> without = new TreeMap<>(profiles);
    Map<String, ProfileSettings> with = new TreeMap<>(profiles);
    with.values().removeIf(profile -> profile == null || profile.contentTypes().isEmpty());
    without.keySet().removeAll(with.keySet());
    with.forEach(ProfileCheck::check);
    Set<String> builtIn = without.isEmpty() ? Set.of() : BuiltInProfiles.names();
    without.forEach((name, profile) -> {
      require(
          profile == null || with.isEmpty() || !builtIn.contains(name),
          name,
          "content-types must name at least one type: the built-in profiles do not apply, because %s has content-types of its own."
              .formatted(String.join(", ", with.keySet())));
      check(name, profile);
    });
  }

  /// Checks everything about a profile.
  ///
  /// @throws InvalidProfile saying what is wrong and what is allowed
  static void check(String name, @Nullable ProfileSettings profile) {
    require(NAME.matcher(name).matches(), name, "a name has 1 to 40 of a-z, 0-9 and '-'.");
    if (profile == null) {
      throw new InvalidProfile(name, "it is empty.");
    }
    types(name, profile);
    sizes(name, profile);
    require(!profile.methods().isEmpty(), name, "methods must name at least one way to upload.");
    require(
        HEADER_VALUE.matcher(profile.cacheControl()).matches(),
        name,
        "cache-control must be 1 to 200 printable ASCII characters.");
    require(!profile.retention().isNegative(), name, "retention must not be negative.");
    require(profile.uploadsPerHour() >= 1, name, "uploads-per-hour must be at least 1.");
    DataSize bytesPerHour = profile.bytesPerHour();
    require(
        bytesPerHour == null || bytesPerHour.compareTo(profile.maxSize()) >= 0,
        name,
        "bytes-per-hour must not be smaller than max-size.");
  }

  private static void types(String name, ProfileSettings profile) {
    require(!profile.contentTypes().isEmpty(), name, "content-types must name at least one type.");
    profile
        .contentTypes()
        .forEach((type, extensions) -> {
          require(
              MEDIA_TYPE.matcher(type).matches(),
              name,
              "'" + type + "' is not a media type such as \"[application/pdf]\", in lower case.");
          require(!extensions.isEmpty(), name, type + " must have at least one file extension.");
          extensions(name, type, extensions);
          require(
              profile.disposition() == Disposition.ATTACHMENT || !ACTIVE.contains(type),
              name,
              type + " must not be shown inline, because browsers run scripts in it.");
        });
  }

  private static void extensions(String name, String type, List<String> extensions) {
    for (String extension : extensions) {
      require(
          EXTENSION.matcher(extension).matches(),
          name,
          "'%s' of %s is not a file extension in lower case without the dot."
              .formatted(extension, type));
    }
  }

  private static void sizes(String name, ProfileSettings profile) {
    long min = profile.minSize().toBytes();
    long max = profile.maxSize().toBytes();
    require(min >= 1, name, "min-size must be at least 1 byte.");
    require(max >= min, name, "max-size must not be smaller than min-size.");
    require(max <= LARGEST.toBytes(), name, "max-size must be at most 5GB.");
  }

  private static void require(boolean holds, String profile, String otherwise) {
    if (!holds) {
      throw new InvalidProfile(profile, otherwise);
    }
  }
}
