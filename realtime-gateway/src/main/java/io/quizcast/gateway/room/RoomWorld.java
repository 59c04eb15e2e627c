package io.quizcast.gateway.room;

import io.quizcast.gateway.GatewayMetrics;

/** What every room works with. */
record RoomWorld(
    RoomThread thread,
    GameCommandPublisher publisher,
    Beats beats,
    GatewayMetrics metrics,
    RoomEntrance entrance,
    String gateway) {}
