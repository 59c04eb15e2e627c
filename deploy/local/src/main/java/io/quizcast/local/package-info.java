/** Everything Quizcast needs on one machine: real servers, the services and an edge. */
@NullMarked
package io.quizcast.local;

import org.jspecify.annotations.NullMarked;
