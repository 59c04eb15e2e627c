/**
 * Clients of the public contract, and the shapes that it promises, written from the contract alone.
 */
package io.quizcast.e2e.contract.client;
