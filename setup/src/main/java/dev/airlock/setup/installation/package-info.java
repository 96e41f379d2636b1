/// All that an installation of Airlock needs in AWS and Kafka.
@NullMarked
package dev.airlock.setup.installation;

import org.jspecify.annotations.NullMarked;
