package io.kurrentdb.it.endpoint;

/** The releases of KurrentDB whose behaviour the endpoint has. */
public enum Release {
  /** 26.1.0-rc.1: no Handshake, no {@code Bearer}, every metadata command UNIMPLEMENTED. */
  RC1("26.1.0-rc.1"),
  /** 26.1.0: Handshake; metadata commands answer a FlightInfo without endpoints. */
  V26_1("26.1.0"),
  /** A release to come that answers metadata commands itself, with endpoints and rows. */
  WITH_METADATA("27.0.0");

  private final String version;

  Release(String version) {
    this.version = version;
  }

  /** The release's name, as it is tagged. */
  public String version() {
    return version;
  }

  /**
   * The version ServerFeatures reports: the first three parts between dots, so that 26.1.0-rc.1
   * calls itself {@code 26.1.0-rc} (ServerFeatures.cs).
   */
  public String reportedVersion() {
    String[] parts = version.split("\\.");
    return parts[0] + '.' + parts[1] + '.' + parts[2];
  }

  boolean hasHandshake() {
    return this != RC1;
  }

  boolean answersMetadata() {
    return this == WITH_METADATA;
  }

  /** The release with this name or constant, for a command line. */
  public static Release of(String name) {
    for (Release release : values()) {
      if (release.version.equals(name) || release.name().equalsIgnoreCase(name)) {
        return release;
      }
    }
    throw new IllegalArgumentException(
        "No release '" + name + "': use 26.1.0-rc.1, 26.1.0 or with_metadata");
  }
}
