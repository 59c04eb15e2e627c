/** The transactional outbox: rows written with the facts they report, sent to Kafka afterwards. */
@NullMarked
package io.quizcast.delivery.outbox;

import org.jspecify.annotations.NullMarked;
