package io.quizcast.user.avatar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An uploaded picture, already scaled. */
@Entity
@Table(name = "avatars")
public class AvatarEntity {
  @Id public Long userId;
  public String tag;
  public byte[] image;
}
