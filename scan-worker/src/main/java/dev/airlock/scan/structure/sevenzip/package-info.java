/// 7z archives (7zFormat.txt and Methods.txt in 7-Zip's sources): their header, and the chains of
/// decoders that it describes.
@NullMarked
package dev.airlock.scan.structure.sevenzip;

import org.jspecify.annotations.NullMarked;
