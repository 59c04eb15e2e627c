/** Scripts that run inside Redis. */
package io.quizcast.guard.script;
