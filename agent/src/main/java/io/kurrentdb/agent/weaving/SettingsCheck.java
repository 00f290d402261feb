package io.kurrentdb.agent.weaving;

import io.kurrentdb.agent.PatchList;
import io.kurrentdb.shims.core.Setting;
import java.util.ArrayList;
import java.util.List;

/** Looks for settings that nobody reads: a typing error in the name of one would go unnoticed. */
final class SettingsCheck {
  private static final String PATCH = "kurrentdb.patch.";

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
    StringBuilder changed = new StringBuilder();
    for (Setting setting : Setting.values()) {
      String shown = setting.shown();
      if (shown != null) {
        changed.append(changed.length() == 0 ? "" : ", ").append(shown);
      }
    }
    return changed.toString();
  }

  private static boolean isKnown(String name) {
    if (name.startsWith("kurrentdb.agent.") || name.equals(PATCH + "jdk-access")) {
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
