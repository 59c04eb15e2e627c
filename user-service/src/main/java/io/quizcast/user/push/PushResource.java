package io.quizcast.user.push;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** Web Push subscriptions of the caller's browsers. */
@Path("/api/users/me/push-subscriptions")
@Authenticated
public class PushResource {
  private final CallerIdentity caller;
  private final PushService service;
  private final PushConfig config;
  private final VapidKeys keys;

  PushResource(CallerIdentity caller, PushService service, PushConfig config, VapidKeys keys) {
    this.caller = caller;
    this.service = service;
    this.config = config;
    this.keys = keys;
  }

  @POST
  @CsrfProtected
  public Uni<Void> subscribe(@Nullable SubscriptionBody body) {
    if (!keys.on()) {
      throw RequestRefused.switchedOff();
    }
    if (body == null || body.endpoint() == null || body.keys() == null) {
      throw RequestRefused.invalid("Send the subscription as the browser gives it");
    }
    SubscriptionBody.Keys browser = body.keys();
    if (browser.p256dh() == null || browser.auth() == null || !browser.areUsable()) {
      throw RequestRefused.invalid("The keys of this subscription cannot be used");
    }
    if (PushEndpoint.of(body.endpoint(), config).isEmpty()) {
      throw RequestRefused.invalid("Notifications through this push service are not supported");
    }
    return service.subscribe(caller.userId(), body.endpoint(), browser.p256dh(), browser.auth());
  }

  @DELETE
  @CsrfProtected
  public Uni<Void> unsubscribe(@Nullable SubscriptionBody body) {
    if (body == null || body.endpoint() == null) {
      throw RequestRefused.invalid("Send the subscription as the browser gives it");
    }
    return service.unsubscribe(caller.userId(), body.endpoint());
  }
}
