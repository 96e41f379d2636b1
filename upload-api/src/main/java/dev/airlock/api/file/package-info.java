/// What owners do with a file: show it, list files, download, delete, restore, abort its upload.
@NullMarked
package dev.airlock.api.file;

import org.jspecify.annotations.NullMarked;
