/** Reads and writes commands, events and snapshots: their bytes, seals, traces and topics. */
package io.quizcast.quiz.game.wire;
