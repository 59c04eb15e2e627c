package io.quizcast.quiz.refusal;

import java.util.List;

/** Some elements of a list are wrong, so nothing of it was done. Answered with 422. */
public final class FlawsFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** More is of no use to a reader, and a body of 50 000 complaints is an attack of its own. */
  private static final int MOST_LISTED = 200;

  private final transient List<Flaw> listed;

  /** {@code flaws} is not empty; its first one becomes the message. */
  public FlawsFound(List<Flaw> flaws) {
    super(summary(flaws), null, false, false);
    this.listed = List.copyOf(flaws.subList(0, Math.min(flaws.size(), MOST_LISTED)));
  }

  private static String summary(List<Flaw> flaws) {
    Flaw first = flaws.getFirst();
    String more = flaws.size() == 1 ? "" : " (and " + (flaws.size() - 1) + " more)";
    return first.place() + " " + first.message() + more;
  }

  public List<Flaw> listed() {
    return listed;
  }
}
