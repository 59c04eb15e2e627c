/** What one installation decides about its players, the same in every service and on the pages. */
package io.quizcast.guard.installation;
