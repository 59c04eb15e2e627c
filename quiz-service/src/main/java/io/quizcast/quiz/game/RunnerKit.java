package io.quizcast.quiz.game;

import java.util.Map;

/**
 * What the runners of a process share.
 *
 * @param kafka client settings; each reader and writer adds its own
 * @param onStuck called when PostgreSQL keeps refusing a batch although it answers
 */
record RunnerKit(
    GameConfig config,
    GameWire wire,
    CommandSeal seal,
    GameMetrics metrics,
    RunnerConnection.Database database,
    Map<String, Object> kafka,
    String commandsTopic,
    String eventsTopic,
    GameCommandPublisher commands,
    AnswerProjection answers,
    Runnable onStuck) {}
