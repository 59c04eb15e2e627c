/**
 * The protocol of the sockets: {@link io.quizcast.gateway.socket.protocol.ClientFrame} in, {@link
 * io.quizcast.gateway.socket.protocol.ServerFrame} out. Each record names what existing clients
 * require of it.
 */
package io.quizcast.gateway.socket.protocol;
