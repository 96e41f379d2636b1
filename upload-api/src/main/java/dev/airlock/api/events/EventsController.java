package dev.airlock.api.events;

import dev.airlock.api.events.EventStreams.Beginning;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Events")
class EventsController {
  private final EventStreams streams;
  private final OpenStreams open;

  EventsController(EventStreams streams, OpenStreams open) {
    this.streams = streams;
    this.open = open;
  }

  @Operation(
      operationId = "watchFile",
      summary = "Watch a file",
      description =
          "Server-Sent Events: the current status of the file, then every change, until the token"
              + " expires. The name of an event is the new status, its data the file as in getFile"
              + " with its sequence, which is also the event's id. Also for those who were granted"
              + " access.")
  @ProblemResponses({
    ApiProblem.FILE_NOT_FOUND,
    ApiProblem.NOT_THE_OWNER,
    ApiProblem.INVALID_FIELD,
    ApiProblem.NOT_ACCEPTABLE,
    ApiProblem.TOO_MANY_LISTENERS
  })
  @GetMapping(path = "/api/v1/files/{fileId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void file(
      @PathVariable FileId fileId,
      @RequestHeader(name = LastEventId.NAME, required = false) @Nullable String lastEventId,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Beginning beginning = streams.ofFile(fileId, LastEventId.parse(lastEventId), caller);
    open.serve(beginning, caller, request, response);
  }

  @Operation(
      operationId = "watchFiles",
      summary = "Watch all your files",
      description =
          "Server-Sent Events: the current status of your newest 100 files, then every change of"
              + " any of your files, until the token expires. Names and data of events are as in"
              + " watchFile; their ids count the changes of all files.")
  @ProblemResponses({
    ApiProblem.INVALID_FIELD,
    ApiProblem.NOT_ACCEPTABLE,
    ApiProblem.TOO_MANY_LISTENERS
  })
  @GetMapping(path = "/api/v1/files/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void ownFiles(
      @RequestHeader(name = LastEventId.NAME, required = false) @Nullable String lastEventId,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Beginning beginning = streams.ofOwnFiles(LastEventId.parse(lastEventId), caller);
    open.serve(beginning, caller, request, response);
  }
}
