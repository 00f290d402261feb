package io.kurrentdb.shims.connect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which node of a cluster a connection is made to. Any node answers SQL. */
public enum NodePreference {
  LEADER("leader", Member.LEADER),
  FOLLOWER("follower", Member.FOLLOWER),
  READ_ONLY_REPLICA("readOnlyReplica", Member.READ_ONLY_REPLICA),
  RANDOM("random", -1);

  private final String word;
  private final int state;

  NodePreference(String word, int state) {
    this.word = word;
    this.state = state;
  }

  /** Null where nothing is called so. */
  static NodePreference of(String text) {
    for (NodePreference preference : values()) {
      if (preference.word.equalsIgnoreCase(text)) {
        return preference;
      }
    }
    return null;
  }

  static String[] words() {
    String[] words = new String[values().length];
    for (NodePreference preference : values()) {
      words[preference.ordinal()] = preference.word;
    }
    return words;
  }

  /**
   * The nodes that can answer, in the order in which to try them: those preferred first, in random
   * order so that many connections spread over them.
   */
  public List<Endpoint> order(List<Member> members, Random random) {
    List<Member> mixed = new ArrayList<>(members);
    Collections.shuffle(mixed, random);
    List<Endpoint> first = new ArrayList<>();
    List<Endpoint> others = new ArrayList<>();
    for (Member member : mixed) {
      if (member.canAnswer()) {
        (member.state() == state ? first : others).add(member.endpoint());
      }
    }
    first.addAll(others);
    return first;
  }
}
