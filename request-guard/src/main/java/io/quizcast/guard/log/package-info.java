/** Fields of log lines. */
package io.quizcast.guard.log;
