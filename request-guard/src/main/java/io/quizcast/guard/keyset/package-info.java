/** The cache of published key sets. */
package io.quizcast.guard.keyset;
