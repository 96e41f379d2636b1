package dev.airlock.registry.scan;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does histories to files and to the model, and tells where they part.
///
/// @param subjects where each history gets a file of its own
/// @param told hears what the steps were told
record SideBySide(Supplier<Subject> subjects, Consumer<String> told) {

  Course begin(List<Step> history) {
    return new Course(subjects.get(), history, told);
  }

  boolean fails(List<Step> history) {
    return partingIn(history) != null;
  }

  /// Where they part, if they do.
  Course.@Nullable Parting partingIn(List<Step> history) {
    Subject file = subjects.get();
    Course course = new Course(file, history, told);
    while (!course.isOver()) {
      course.goOn();
      course.compare(file.stored());
    }
    return course.parting();
  }
}
