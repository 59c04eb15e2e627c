package io.quizcast.contracts.proof;

/** The two documents of a game's proof. */
public record GameProof(ProofBundle bundle, ProofAnswers answers) {}
