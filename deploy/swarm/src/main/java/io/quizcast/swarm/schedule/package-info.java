/** Tells the autoscalers of a cluster when shows take place. */
package io.quizcast.swarm.schedule;
