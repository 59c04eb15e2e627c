package io.quizcast.user.avatar;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Uploaded pictures. In the database, because any replica answers for them. */
@ApplicationScoped
public class AvatarRepository implements PanacheRepositoryBase<AvatarEntity, Long> {}
