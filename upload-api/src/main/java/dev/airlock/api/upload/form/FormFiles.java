package dev.airlock.api.upload.form;

import dev.airlock.api.profile.UploadProfile;
import dev.airlock.api.s3.StreamedUploads;
import dev.airlock.api.s3.Transfer;
import dev.airlock.api.security.Caller;
import dev.airlock.api.upload.Registrations;
import dev.airlock.api.upload.UploadRequest;
import dev.airlock.api.upload.UploadSettings;
import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectKey;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.UploadDetails;
import dev.airlock.registry.file.UploadMethod;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/// Streams one file of a form to S3. It is registered when all of its bytes have arrived, and
/// before its object exists: no object without a file, and no file without its size.
@Component
class FormFiles {
  private final Registrations registrations;
  private final StreamedUploads objects;
  private final Deletions deletions;
  private final UploadSettings uploads;
  private final FormPlaces places;

  FormFiles(
      Registrations registrations,
      StreamedUploads objects,
      Deletions deletions,
      UploadSettings uploads,
      FormPlaces places) {
    this.registrations = registrations;
    this.objects = objects;
    this.deletions = deletions;
    this.uploads = uploads;
    this.places = places;
  }

  FormFile receive(UploadRequest request, InputStream content, Caller caller) throws IOException {
    registrations.check(request, caller);
    registrations.checkQuota(
        request.profile(), request.profile().settings().minSize().toBytes(), caller);
    try (FormPlaces.Place place = places.take(caller)) {
      return receive(request, content, caller, place);
    }
  }

  private FormFile receive(
      UploadRequest request, InputStream content, Caller caller, FormPlaces.Place place)
      throws IOException {
    UploadProfile profile = request.profile();
    FileId id = registrations.newId();
    String key = new ObjectKey(profile.name(), id).toString();
    try (Transfer transfer =
        objects.receive(key, request.contentType(), content, profile.maxSize(), place::letOthers)) {
      profile.requireSize(transfer.size());
      UploadRequest measured = request.measured(transfer.size(), transfer.sha256());
      RegisteredFile file =
          registrations.register(
              id, measured, UploadDetails.by(UploadMethod.FORM), uploads.expiry(), caller);
      finish(transfer, file, caller);
      return FormFile.accepted(request, file);
    }
  }

  // Should the object exist after all, its scanner learns that the file is deleted.
  private void finish(Transfer transfer, RegisteredFile file, Caller caller) {
    try {
      transfer.finish();
    } catch (RuntimeException e) {
      deletions.delete(file.id(), false, caller.actor());
      throw e;
    }
  }
}
