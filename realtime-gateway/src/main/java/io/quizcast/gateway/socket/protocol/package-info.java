/**
 * The protocol of the sockets: {@link io.quizcast.gateway.socket.protocol.ClientFrame} in, {@link
 * io.quizcast.gateway.socket.protocol.ServerFrame} out, nothing else. Requirements of existing
 * clients are noted at each record.
 */
package io.quizcast.gateway.socket.protocol;
