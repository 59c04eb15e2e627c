package io.quizcast.contracts.proof;

/**
 * The result of one seat.
 *
 * @param share whole units; 0 for a seat that does not win
 * @param outOn the question that eliminated the seat; 0 for a survivor
 */
record SeatResult(int seat, int score, int rank, long share, int outOn) {}
