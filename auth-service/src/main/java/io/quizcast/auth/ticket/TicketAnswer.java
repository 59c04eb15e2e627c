package io.quizcast.auth.ticket;

/** The nesting clients know. */
public record TicketAnswer(boolean success, Inner data) {

  /** Where the ticket is. */
  public record Inner(String ticket) {}

  static TicketAnswer of(String ticket) {
    return new TicketAnswer(true, new Inner(ticket));
  }
}
