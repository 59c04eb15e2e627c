package io.quizcast.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.quizcast.gateway.socket.protocol.Delivery;
import io.quizcast.gateway.socket.protocol.FrameEncoder;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;

/**
 * One encoded frame for many sockets, reference counted. Code that keeps it after a call must
 * {@link #retain} it; the last {@link #release} frees it.
 */
public final class Frame {
  private final ByteBuf bytes;
  private final String type;
  private final Delivery delivery;

  private Frame(ByteBuf bytes, String type, Delivery delivery) {
    this.bytes = bytes;
    this.type = type;
    this.delivery = delivery;
  }

  /** Encodes a frame, which the caller then owns. May be called from any thread. */
  public static Frame of(ServerFrame frame, Position at) {
    return new Frame(
        FrameEncoder.encode(frame, at, UnpooledByteBufAllocator.DEFAULT),
        FrameEncoder.typeOf(frame),
        FrameEncoder.deliveryOf(frame));
  }

  public Frame retain() {
    bytes.retain();
    return this;
  }

  public void release() {
    bytes.release();
  }

  String type() {
    return type;
  }

  Delivery delivery() {
    return delivery;
  }

  /** Returns a duplicate for one write; the channel releases it. */
  ByteBuf duplicate() {
    return bytes.retainedDuplicate();
  }
}
