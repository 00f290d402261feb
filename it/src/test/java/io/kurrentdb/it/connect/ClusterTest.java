package io.kurrentdb.it.connect;

import io.kurrentdb.it.endpoint.ClusterMember;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ClusterTest {

  @TestFactory
  Stream<DynamicTest> theNodeIsChosenByPreferenceAndMustAnswerInTime() throws Exception {
    try (EmbeddedEndpoint leader = node();
        EmbeddedEndpoint follower = node();
        EmbeddedEndpoint replica = node();
        EmbeddedEndpoint slow = EmbeddedEndpoint.builder().rows(50).start()) {
      slow.setLatency(Duration.ofMillis(400));
      List<ClusterMember> members =
          List.of(
              member(ClusterMember.FOLLOWER, follower.port()),
              member(ClusterMember.READ_ONLY_REPLICA, replica.port()),
              new ClusterMember(ClusterMember.LEADER, false, "localhost", 1),
              member(ClusterMember.INITIALIZING, 2),
              member(ClusterMember.LEADER, leader.port()));
      for (EmbeddedEndpoint each : List.of(leader, follower, replica)) {
        each.gossip(members);
      }
      return HostJvm.with(DriverJars.V18_3_0)
          .agent()
          .run(Choosing.class, port(leader), port(follower), port(replica), port(slow))
          .tests();
    }
  }

  private static EmbeddedEndpoint node() throws Exception {
    return EmbeddedEndpoint.builder().rows(50).authentication().start();
  }

  private static ClusterMember member(int state, int port) {
    return new ClusterMember(state, true, "localhost", port);
  }

  private static String port(EmbeddedEndpoint endpoint) {
    return String.valueOf(endpoint.port());
  }
}
