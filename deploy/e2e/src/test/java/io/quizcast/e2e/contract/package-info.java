/**
 * The platform as an outsider sees it: clients written from the contract alone, over the edge.
 * Nothing here may use what the services know of themselves.
 */
package io.quizcast.e2e.contract;
