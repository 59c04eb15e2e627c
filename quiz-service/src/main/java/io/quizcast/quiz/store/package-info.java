/** Short forms of what every repository does: single statements, and rows that must be there. */
@org.jspecify.annotations.NullMarked
package io.quizcast.quiz.store;
