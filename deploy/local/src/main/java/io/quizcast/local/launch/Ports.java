package io.quizcast.local.launch;

/** All ports of a platform, counted from its base: QUIZCAST_PORT, by default 8080. */
record Ports(int base) {
  /** Maximum number of replicas of a service; each service has a block of ten ports. */
  static final int MAX_REPLICAS = 10;

  Ports {
    if (base < 1024 || base > 65_000) {
      throw new UsageProblem("QUIZCAST_PORT must lie between 1024 and 65000, not " + base);
    }
  }

  int edge() {
    return base;
  }

  int auth() {
    return base + 1;
  }

  int user() {
    return base + 2;
  }

  int quiz(int replica) {
    return base + 10 + replica;
  }

  int gateway(int replica) {
    return base + 20 + replica;
  }

  int postgres() {
    return base + 30;
  }

  int redis() {
    return base + 31;
  }

  int kafka() {
    return base + 32;
  }

  int kafkaController() {
    return base + 33;
  }
}
