package dev.airlock.api.upload.form;

import java.util.List;

/// What was read of a form.
///
/// @param toTheEnd whether all of it was read
record FormReading(List<FormFile> files, boolean toTheEnd) {}
