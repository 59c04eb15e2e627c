package io.quizcast.gateway.room;

import io.quizcast.gateway.GatewayMetrics;
import io.quizcast.gateway.command.GameCommandPublisher;
import io.quizcast.gateway.elsewhere.Presence;
import io.quizcast.gateway.handshake.Admission;
import io.quizcast.gateway.stream.RoomRepair;
import io.quizcast.gateway.stream.RoomThread;
import io.quizcast.gateway.trace.AnswerTraces;

/** The collaborators shared by all rooms. */
record RoomContext(
    RoomThread thread,
    GameCommandPublisher publisher,
    Heartbeats heartbeats,
    GatewayMetrics metrics,
    RoomEntrance entrance,
    RoomReturn returns,
    PresentPlayers presentPlayers,
    RoomRepair repair,
    Admission admission,
    AnswerTraces traces,
    Presence presence,
    String gateway) {}
