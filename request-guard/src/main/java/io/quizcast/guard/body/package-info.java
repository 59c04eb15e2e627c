/** Limits of request bodies: size, sum and time. */
package io.quizcast.guard.body;
