package io.quizcast.user.avatar;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Uploaded pictures. They are stored in the database, so that every replica can serve them. */
@ApplicationScoped
public class AvatarRepository implements PanacheRepositoryBase<AvatarEntity, Long> {}
