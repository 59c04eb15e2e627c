/** The table of roles and permissions that every service uses. */
package io.quizcast.contracts.access;
