/** One origin in front of the services: routes, CORS, sockets and the built pages. */
@NullMarked
package io.quizcast.local.edge;

import org.jspecify.annotations.NullMarked;
