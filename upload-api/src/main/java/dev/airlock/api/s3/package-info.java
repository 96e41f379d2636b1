/// Everything that speaks to S3 on behalf of uploads and downloads: presigned forms, requests and
/// links (AWS Signature Version 4), multipart uploads, streamed uploads.
@NullMarked
package dev.airlock.api.s3;

import org.jspecify.annotations.NullMarked;
