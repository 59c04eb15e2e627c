/** Roles and permissions, which every service checks by the same table. */
package io.quizcast.contracts.access;
