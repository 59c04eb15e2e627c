package io.quizcast.user.avatar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A user's picture, already scaled. */
@Entity
@Table(name = "avatars")
public class AvatarEntity {
  @Id public Long userId;
  public String tag;
  public byte[] image;
}
