package io.quizcast.gateway.room;

import io.quizcast.gateway.GatewayMetrics;
import io.quizcast.gateway.socket.Admission;

/** What every room works with. */
record RoomWorld(
    RoomThread thread,
    GameCommandPublisher publisher,
    Beats beats,
    GatewayMetrics metrics,
    RoomEntrance entrance,
    RoomRepair repair,
    Admission admission,
    AnswerTraces traces,
    Presence presence,
    String gateway) {}
