/** Owns partitions: leases, the loop that reads, commits and publishes, and snapshots. */
package io.quizcast.quiz.game.runner;
