/** Error texts in the caller's language. */
package io.quizcast.guard.language;
