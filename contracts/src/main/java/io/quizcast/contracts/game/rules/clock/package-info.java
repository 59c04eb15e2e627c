@NullMarked
package io.quizcast.contracts.game.rules.clock;

import org.jspecify.annotations.NullMarked;
