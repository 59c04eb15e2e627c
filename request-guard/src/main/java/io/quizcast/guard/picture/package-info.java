/** What a service needs before it decodes pictures of users. */
package io.quizcast.guard.picture;
