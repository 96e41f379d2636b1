# The images of Airlock.
#
#   docker build --build-arg MODULE=upload-api -t airlock/upload-api .     (scan-worker, webhook)
#   docker build --target setup -t airlock/setup .
#
# Nothing here needs BuildKit, so the engines of older distributions can build it too. The stage
# `build` is the same for all images and runs once.

ARG MAVEN_IMAGE=maven:3.9.16-eclipse-temurin-25-noble
ARG JAVA_IMAGE=eclipse-temurin:25.0.4_7-jre-noble

# --- everything, built ------------------------------------------------------------------------

FROM ${MAVEN_IMAGE} AS build
WORKDIR /build
ENV MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" \
    MAVEN_ARGS="--batch-mode --no-transfer-progress -P unchecked"

# First only the libraries: this layer is reused until a POM changes.
COPY pom.xml ./
COPY formatting/pom.xml formatting/
COPY shared-model/pom.xml shared-model/
COPY service-runtime/pom.xml service-runtime/
COPY setup/pom.xml setup/
COPY clients/stub/pom.xml clients/stub/
COPY clients/java/pom.xml clients/java/
COPY airlock-cli/pom.xml airlock-cli/
COPY sandbox/pom.xml sandbox/
COPY object-store/pom.xml object-store/
COPY test-backends/pom.xml test-backends/
COPY file-registry/pom.xml file-registry/
COPY upload-api/pom.xml upload-api/
COPY scan-worker/pom.xml scan-worker/
COPY webhook/pom.xml webhook/
COPY bench/pom.xml bench/
COPY journeys/pom.xml journeys/
RUN mvn package -Dspring-boot.repackage.skip=true -pl setup,upload-api,scan-worker,webhook -am \
    && rm -rf */target

COPY shared-model/src shared-model/src
COPY service-runtime/src service-runtime/src
COPY setup/src setup/src
COPY clients/stub/src clients/stub/src
COPY clients/java/src clients/java/src
COPY airlock-cli/src airlock-cli/src
COPY sandbox/src sandbox/src
COPY object-store/src object-store/src
COPY test-backends/src test-backends/src
COPY file-registry/src file-registry/src
COPY upload-api/src upload-api/src
COPY clients/js/src clients/js/src
COPY scan-worker/src scan-worker/src
COPY webhook/src webhook/src
RUN mvn package -pl setup,upload-api,scan-worker,webhook -am

# As Spring Boot recommends for fast starts: plain jars, in layers from rarely to often changed.
RUN for module in upload-api scan-worker webhook; do \
      java -Djarmode=tools -jar $module/target/$module-*-SNAPSHOT.jar \
        extract --layers --application-filename app.jar --destination "layers/$module" || exit 1; \
    done
# setup is not a Spring application.
RUN mkdir -p layers/setup/dependencies layers/setup/application \
    && cp -R setup/target/lib layers/setup/dependencies/ \
    && cp setup/target/setup-*-program.jar layers/setup/application/app.jar

# --- what all images have ---------------------------------------------------------------------

FROM ${JAVA_IMAGE} AS java
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
ARG JAVA_IMAGE
LABEL org.opencontainers.image.vendor="Airlock" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.base.name="${JAVA_IMAGE}"
WORKDIR /app
COPY deploy/docker/jvm.options deploy/docker/healthcheck.sh ./

# --- setup: the command that creates buckets, queues and topic ----------------------------------

FROM java AS setup-program
COPY --from=build /build/layers/setup/dependencies/ ./
COPY --from=build /build/layers/setup/application/ ./

FROM setup-program AS setup-training
RUN mkdir /training && java -XX:AOTCacheOutput=/training/app.aot @jvm.options -jar app.jar setup --help

FROM setup-program AS setup
COPY --from=setup-training /training/app.aot ./
LABEL org.opencontainers.image.title="airlock-setup" \
      org.opencontainers.image.description="Creates what an installation of Airlock needs"
# Volumes that are mounted here get the owner of these folders.
RUN install -d -o 65532 -g 65532 /keys/issuer /keys/api /keys/scanner
USER 65532:65532
# Writable where the rest is read-only; better still, mount a tmpfs here.
VOLUME /tmp
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "@jvm.options", "-jar", "app.jar"]

# --- a service: upload-api, scan-worker or webhook ----------------------------------------------

FROM java AS service-program
ARG MODULE
COPY --from=build /build/layers/${MODULE}/dependencies/ ./
COPY --from=build /build/layers/${MODULE}/snapshot-dependencies/ ./
COPY --from=build /build/layers/${MODULE}/application/ ./

# The ahead-of-time cache: what a start loads and links, recorded in one start that ends before it
# connects to anything.
FROM service-program AS service-training
COPY deploy/docker/training.properties /training/
RUN java -XX:AOTCacheOutput=/training/app.aot @jvm.options -Dspring.context.exit=onRefresh \
      -Dspring.config.additional-location=file:/training/training.properties -jar app.jar

FROM service-program AS service
ARG MODULE
COPY --from=service-training /training/app.aot ./
LABEL org.opencontainers.image.title="airlock-${MODULE}" \
      org.opencontainers.image.description="Airlock, where uploads are scanned before anybody can download them: ${MODULE}"
# All services use the same port: each container has its own address.
ENV SERVER_PORT=8080
EXPOSE 8080
USER 65532:65532
VOLUME /tmp
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 CMD ["/app/healthcheck.sh"]
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "@jvm.options", "-jar", "app.jar"]
