/** Durable delivery between a service's database and Kafka. */
@NullMarked
package io.quizcast.delivery;

import org.jspecify.annotations.NullMarked;
