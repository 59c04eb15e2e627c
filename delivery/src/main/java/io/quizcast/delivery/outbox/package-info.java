/**
 * The transactional outbox: rows are written in the transaction that they report, and sent to Kafka
 * afterwards.
 */
@NullMarked
package io.quizcast.delivery.outbox;

import org.jspecify.annotations.NullMarked;
