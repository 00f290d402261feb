package io.kurrentdb.agent.weaving;

import io.kurrentdb.agent.PatchList;
import io.kurrentdb.shims.core.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Looks for settings that nobody reads: a typing error in the name of one would go unnoticed. */
final class SettingsCheck {
  private static final String PATCH = "kurrentdb.patch.";
  private static final String JDK_ACCESS = "jdk-access";

  private SettingsCheck() {}

  /** A line for each system property that begins with {@code kurrentdb.} and means nothing. */
  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("kurrentdb.") && !isKnown(name)) {
        lines.add(
            "-D" + name + " means nothing: java -jar kurrentdb-agent.jar help lists the settings.");
      }
    }
    return lines;
  }

  /** What differs from the defaults, without secrets; empty where nothing does. */
  static String changed() {
    List<String> changed = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      changed.add(setting.shown());
    }
    for (PatchList patch : PatchList.values()) {
      changed.add(Setting.shownOff(patch.id()));
    }
    changed.add(Setting.shownOff(JDK_ACCESS));
    changed.removeIf(Objects::isNull);
    return String.join(", ", changed);
  }

  private static boolean isKnown(String name) {
    if (name.startsWith("kurrentdb.agent.") || name.equals(PATCH + JDK_ACCESS)) {
      return true;
    }
    for (Setting setting : Setting.values()) {
      if (setting.property().equals(name)) {
        return true;
      }
    }
    for (PatchList patch : PatchList.values()) {
      if (name.equals(PATCH + patch.id())) {
        return true;
      }
    }
    return false;
  }
}
