package dev.airlock.api.upload.form;

import java.util.List;

/// The result of reading a form.
///
/// @param toTheEnd whether all of it was read
record FormReading(List<FormFile> files, boolean toTheEnd) {}
