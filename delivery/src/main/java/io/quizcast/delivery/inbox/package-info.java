/** The consumption policy: retry with backoff, then the dead letter queue. */
@NullMarked
package io.quizcast.delivery.inbox;

import org.jspecify.annotations.NullMarked;
