/**
 * Reads and writes commands, events and snapshots on their topics, with their encoding, seals and
 * traces.
 */
package io.quizcast.quiz.game.wire;
