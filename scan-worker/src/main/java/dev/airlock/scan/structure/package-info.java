/// What a second look at an object is about: containers, their members, what they may cost and what
/// may be wrong with them. The engine had every byte of the object as one stream and found nothing;
/// here is found out whether it could see into everything.
@NullMarked
package dev.airlock.scan.structure;

import org.jspecify.annotations.NullMarked;
