package dev.airlock.api.docs;

import dev.airlock.api.problem.ProblemType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The problems that an operation answers for reasons of its own; [ProblemAnswers] knows those that
/// follow from its signature or can meet any caller.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {
  ProblemType[] value();
}
