@NullMarked
package io.quizcast.delivery.schema;

import org.jspecify.annotations.NullMarked;
