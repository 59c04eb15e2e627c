@NullMarked
package io.quizcast.contracts.game.rules.proof;

import org.jspecify.annotations.NullMarked;
