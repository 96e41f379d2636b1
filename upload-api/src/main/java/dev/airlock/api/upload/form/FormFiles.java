package dev.airlock.api.upload.form;

import dev.airlock.api.form.StreamedObjects;
import dev.airlock.api.form.StreamedObjects.Transfer;
import dev.airlock.api.problem.Problem;
import dev.airlock.api.profile.UploadProfiles;
import dev.airlock.api.security.Caller;
import dev.airlock.api.upload.Registrations;
import dev.airlock.api.upload.UploadRequest;
import dev.airlock.api.upload.UploadSettings;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.UploadMethod;
import dev.airlock.registry.file.UploadWay;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes one file of a form on to S3. It is registered when all of its bytes have arrived, and
/// before its object is there: no object without a file, and no file without its size.
@Component
class FormFiles {
  private final Registrations announcements;
  private final UploadProfiles profiles;
  private final StreamedObjects objects;
  private final Deletions deletions;
  private final FormSettings settings;
  private final UploadSettings uploads;
  private final Semaphore places;

  FormFiles(
      Registrations announcements,
      UploadProfiles profiles,
      StreamedObjects objects,
      Deletions deletions,
      FormSettings settings,
      UploadSettings uploads) {
    this.announcements = announcements;
    this.profiles = profiles;
    this.objects = objects;
    this.deletions = deletions;
    this.settings = settings;
    this.uploads = uploads;
    this.places = new Semaphore(settings.concurrency(), true);
  }

  FormFile receive(
      String profile,
      @Nullable String fileName,
      @Nullable String contentType,
      InputStream content,
      Caller caller)
      throws IOException {
    UploadRequest announced = UploadRequest.inForm(profile, fileName, contentType);
    announcements.check(announced, caller);
    announcements.checkQuota(profile, caller);
    takePlace();
    try {
      return receive(announced, content, caller);
    } finally {
      places.release();
    }
  }

  private FormFile receive(UploadRequest announced, InputStream content, Caller caller)
      throws IOException {
    FileId id = announcements.newId();
    String key = RegisteredFile.objectKey(announced.profile(), id);
    long maxSize = profiles.named(announced.profile()).maxSize().toBytes();
    try (Transfer transfer = objects.receive(key, announced.contentType(), content, maxSize)) {
      RegisteredFile file =
          announcements.register(
              id,
              announced.measured(transfer.size(), transfer.sha256()),
              UploadWay.by(UploadMethod.FORM),
              uploads.expiry(),
              caller);
      finish(transfer, file, caller);
      return FormFile.accepted(announced.fileName(), id, file.status());
    }
  }

  // Should the object be there after all, its scanner is told that the file is deleted.
  private void finish(Transfer transfer, RegisteredFile file, Caller caller) {
    try {
      transfer.finish();
    } catch (RuntimeException e) {
      deletions.delete(file.id(), false, caller.actor());
      throw e;
    }
  }

  private void takePlace() {
    try {
      if (!places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw Problem.unavailable();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable();
    }
  }
}
