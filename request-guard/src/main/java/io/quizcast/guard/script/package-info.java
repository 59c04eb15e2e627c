/** Scripts that run inside of Redis. */
package io.quizcast.guard.script;
