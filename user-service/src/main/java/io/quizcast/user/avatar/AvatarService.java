package io.quizcast.user.avatar;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.user.profile.ProfileWriter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stores a picture, and its address in the profile, in one transaction. */
@ApplicationScoped
public class AvatarService {
  private static final int TAG_LENGTH = 16;

  private final AvatarRepository avatars;
  private final ProfileWriter profiles;

  AvatarService(AvatarRepository avatars, ProfileWriter profiles) {
    this.avatars = avatars;
    this.profiles = profiles;
  }

  /** Returns the address of the picture. */
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
