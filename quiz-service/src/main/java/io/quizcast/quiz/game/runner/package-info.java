/**
 * Runs partitions: their leases, the loop that reads, commits and publishes, and their snapshots.
 */
package io.quizcast.quiz.game.runner;
