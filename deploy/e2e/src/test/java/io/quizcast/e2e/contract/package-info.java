/**
 * Tests of the public contract through the edge, with clients written from the contract alone.
 * Nothing here may use code or data of the services.
 */
package io.quizcast.e2e.contract;
