/**
 * The protocol of the sockets: {@link io.quizcast.gateway.socket.protocol.ClientFrame} in, {@link
 * io.quizcast.gateway.socket.protocol.ServerFrame} out. Each record notes the requirements of
 * existing clients.
 */
package io.quizcast.gateway.socket.protocol;
