package io.quizcast.guard.installation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.ZoneId;
import java.util.List;

/**
 * The settings of an installation. Every service must have the same values; auth-service serves
 * them to the pages.
 */
@ConfigMapping(prefix = "quizcast.installation")
public interface Installation {
  /** The time zone in which a day begins and in which age is computed. */
  ZoneId TIME_ZONE = ZoneId.of("Asia/Almaty");

  /** The age in whole years from which people may have an account. */
  @WithDefault("18")
  @Min(0)
  @Max(BirthDates.MAX_AGE)
  int minimumAge();

  /** The languages that this version has texts for, in {@code texts/<language>}. */
  String LANGUAGES = "ru,kk,en";

  /** The languages of pages, e-mails and errors. The first one is for users who chose none. */
  @WithDefault(LANGUAGES)
  List<String> languages();
}
