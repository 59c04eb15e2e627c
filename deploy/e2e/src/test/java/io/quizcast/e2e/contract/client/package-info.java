/** Clients of the public contract and the shapes of its JSON, written from the contract alone. */
package io.quizcast.e2e.contract.client;
