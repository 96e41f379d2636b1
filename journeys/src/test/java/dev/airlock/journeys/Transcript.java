package dev.airlock.journeys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A shell session as a document shows it: commands after `$ `, and what they print.
///
/// @param steps in their order; all in one shell
record Transcript(List<Step> steps) {
  private static final String FENCE = "```console\n";
  private static final String PROMPT = "$ ";
  private static final String MARK = "--next-step--";

  /// A command, perhaps of several lines, and the lines that it prints.
  record Step(String command, String output) {}

  /// The transcript that begins with `firstCommand`.
  static Transcript in(String document, String firstCommand) {
    int begin = document.indexOf(FENCE + PROMPT + firstCommand);
    if (begin < 0) {
      throw new IllegalArgumentException("no transcript begins with: " + firstCommand);
    }
    int end = document.indexOf("\n```", begin);
    List<Step> steps = new ArrayList<>();
    List<String> command = new ArrayList<>();
    List<String> output = new ArrayList<>();
    for (String line : document.substring(begin + FENCE.length(), end).split("\n", -1)) {
      boolean continues = !command.isEmpty() && command.getLast().endsWith("\\");
      if (continues) {
        command.add(line);
      } else if (line.startsWith(PROMPT)) {
        add(steps, command, output);
        command.add(line.substring(PROMPT.length()));
      } else {
        output.add(line);
      }
    }
    add(steps, command, output);
    return new Transcript(List.copyOf(steps));
  }

  private static void add(List<Step> steps, List<String> command, List<String> output) {
    if (!command.isEmpty()) {
      steps.add(new Step(String.join("\n", command), String.join("\n", output)));
    }
    command.clear();
    output.clear();
  }

  /// The commands, with a mark after each one's output.
  String script() {
    return steps.stream()
        .map(step -> step.command() + "\nprintf '\\n%s\\n' " + MARK + "\n")
        .collect(Collectors.joining());
  }

  /// What a shell printed that ran the script.
  List<Step> printed(String output) {
    List<String> outputs = Arrays.stream(output.split(MARK, -1)).map(String::strip).toList();
    List<Step> printed = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      printed.add(
          new Step(steps.get(i).command(), i < outputs.size() ? outputs.get(i) : "nothing"));
    }
    return printed;
  }
}
