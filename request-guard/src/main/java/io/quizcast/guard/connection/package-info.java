/** Limits of connections before their first request is read. */
package io.quizcast.guard.connection;
