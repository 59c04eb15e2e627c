/**
 * The browser's wire: {@link io.quizcast.gateway.socket.protocol.ClientFrame} in, {@link
 * io.quizcast.gateway.socket.protocol.ServerFrame} out, nothing else. What existing clients demand
 * of it is written at each record.
 */
package io.quizcast.gateway.socket.protocol;
