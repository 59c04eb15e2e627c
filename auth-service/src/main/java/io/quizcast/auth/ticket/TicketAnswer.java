package io.quizcast.auth.ticket;

/** The answer with a ticket. Clients rely on the nested object. */
public record TicketAnswer(boolean success, Inner data) {

  /** The nested object with the ticket. */
  public record Inner(String ticket) {}

  static TicketAnswer of(String ticket) {
    return new TicketAnswer(true, new Inner(ticket));
  }
}
