/** The three real servers behind Quizcast, started from artefacts on the class path. */
@NullMarked
package io.quizcast.local.platform;

import org.jspecify.annotations.NullMarked;
