/** Limits of request bodies: size, total and time. */
package io.quizcast.guard.body;
