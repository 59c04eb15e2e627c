package io.quizcast.user.avatar;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.user.profile.ProfileWriter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keeps a user's picture and points his profile at it, both or neither. */
@ApplicationScoped
public class AvatarService {
  private static final int TAG_LENGTH = 16;

  @Inject AvatarRepository avatars;
  @Inject ProfileWriter profiles;

  /** Answers the picture's address. */
  @WithTransaction
  Uni<String> keep(long userId, byte[] image) {
    String tag = tagOf(image);
    String address = "/api/users/%d/avatar?v=%s".formatted(userId, tag);
    AvatarEntity avatar = new AvatarEntity();
    avatar.userId = userId;
    avatar.tag = tag;
    avatar.image = image;
    return profiles
        .change(userId, profile -> profile.profilePicture = address)
        .chain(avatars::getSession)
        .chain(session -> session.merge(avatar))
        .replaceWith(address);
  }

  private static String tagOf(byte[] image) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(image);
      return HexFormat.of().formatHex(digest).substring(0, TAG_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
