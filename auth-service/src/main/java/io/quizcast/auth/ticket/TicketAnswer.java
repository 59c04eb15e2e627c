package io.quizcast.auth.ticket;

/** The answer with a ticket; clients rely on the nested object. */
public record TicketAnswer(boolean success, Inner data) {

  /** Holds the ticket. */
  public record Inner(String ticket) {}

  static TicketAnswer of(String ticket) {
    return new TicketAnswer(true, new Inner(ticket));
  }
}
