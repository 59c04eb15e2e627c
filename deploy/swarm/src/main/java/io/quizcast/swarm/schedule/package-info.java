/** When shows take place, for the scalers of a cluster. */
package io.quizcast.swarm.schedule;
