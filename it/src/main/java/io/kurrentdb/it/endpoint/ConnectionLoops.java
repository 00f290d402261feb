package io.kurrentdb.it.endpoint;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.GlobalEventExecutor;

/** The event loops of the accepted connections, which it can cut. */
final class ConnectionLoops extends NioEventLoopGroup {

  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  ConnectionLoops() {
    super(2);
  }

  @Override
  public ChannelFuture register(Channel channel) {
    channels.add(channel);
    return super.register(channel);
  }

  /** Closes every connection under gRPC's feet: no GOAWAY, as when a node dies. */
  void cutConnections() throws InterruptedException {
    for (Channel channel : channels) {
      channel.eventLoop().execute(() -> channel.unsafe().close(channel.voidPromise()));
    }
    for (Channel channel : channels) {
      channel.closeFuture().await(5_000);
    }
  }
}
