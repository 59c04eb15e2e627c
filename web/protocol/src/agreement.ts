import type { AuthPaths, GatewayPaths, QuizPaths, UserPaths } from './documents.ts';
import type { Of } from './guards.ts';
import type * as people from './people.ts';
import type * as portal from './portal.ts';
import type * as proof from './proof.ts';
import type * as rest from './rest.ts';
import type * as review from './review.ts';

/**
 * Guards and documents must agree: a field that a service does not document, or documents with
 * another type, does not compile here, at whatever depth. Only guards say which fields are always
 * present; the documents do not. Answers that a service builds without a type, such as proofs and
 * the answer to a sign-in, have no type in its document either.
 */
type Differing<Ours, Theirs, At extends string> = Ours extends string
  ? Theirs extends string
    ? never
    : At
  : Ours extends number
    ? Theirs extends number
      ? never
      : At
    : Ours extends boolean
      ? Theirs extends boolean
        ? never
        : At
      : Ours extends readonly (infer One)[]
        ? Theirs extends readonly (infer Other)[]
          ? Differing<NonNullable<One>, NonNullable<Other>, `${At}[]`>
          : At
        : {
            [K in keyof Ours & string]-?: K extends keyof Theirs
              ? Differing<NonNullable<Ours[K]>, NonNullable<Theirs[K]>, `${At}.${K}`>
              : `${At}.${K}`;
          }[keyof Ours & string];

type Body<Response> = Response extends { content: { 'application/json': infer Json } }
  ? Json
  : never;

/** The documented body of a successful answer. */
type Answer<
  Paths,
  Path extends keyof Paths,
  Method extends keyof Paths[Path],
> = Paths[Path][Method] extends { responses: infer Responses }
  ? Body<Responses[keyof Responses]>
  : never;

/** The fields in which a guard differs from the answer of a route, each with its path. */
type Difference<G, Paths, Path extends keyof Paths & string, Method extends keyof Paths[Path]> = [
  Answer<Paths, Path, Method>,
] extends [never]
  ? Path
  : Differing<Of<G>, Answer<Paths, Path, Method>, Path>;

type None<Differences extends never> = Differences;

export type Agreement = None<Differences[number]>;

type Differences = [
  Difference<typeof rest.user, UserPaths, '/api/users/me', 'get'>,
  Difference<typeof people.registration, UserPaths, '/api/quizzes/{id}/registration', 'get'>,
  Difference<typeof people.registration, UserPaths, '/api/quizzes/{id}/registration', 'post'>,
  Difference<typeof people.registration, UserPaths, '/api/quizzes/{id}/registration', 'delete'>,
  Difference<typeof people.leaderboard, UserPaths, '/api/leaderboard', 'get'>,
  Difference<typeof people.ownRank, UserPaths, '/api/leaderboard/me', 'get'>,
  Difference<typeof people.history, UserPaths, '/api/users/me/results', 'get'>,
  Difference<typeof people.history, UserPaths, '/api/admin/users/{id}/results', 'get'>,
  Difference<typeof people.personalStatistics, UserPaths, '/api/users/me/statistics', 'get'>,
  Difference<typeof people.notifications, UserPaths, '/api/users/me/notifications', 'get'>,
  Difference<typeof people.notifications, UserPaths, '/api/users/me/notifications', 'put'>,
  Difference<typeof people.pushKey, UserPaths, '/api/push/key', 'get'>,
  Difference<typeof people.uploadedPicture, UserPaths, '/api/users/me/avatar', 'post'>,
  Difference<typeof portal.rebuilt, UserPaths, '/api/admin/statistics/rebuild', 'post'>,
  Difference<typeof review.deletionPage, UserPaths, '/api/admin/deletions', 'get'>,
  Difference<typeof people.sessions, AuthPaths, '/api/auth/sessions', 'get'>,
  Difference<typeof people.legalStatus, AuthPaths, '/api/auth/legal', 'get'>,
  Difference<typeof people.legalStatus, AuthPaths, '/api/auth/legal/accept', 'post'>,
  Difference<typeof rest.verification, AuthPaths, '/api/auth/verify-email/status', 'get'>,
  Difference<typeof rest.installation, AuthPaths, '/api/installation', 'get'>,
  Difference<typeof rest.googleClient, AuthPaths, '/api/auth/google/client', 'get'>,
  Difference<typeof rest.twoFactor, AuthPaths, '/api/auth/two-factor', 'get'>,
  Difference<typeof rest.enrolment, AuthPaths, '/api/auth/two-factor/enrol', 'post'>,
  Difference<typeof rest.recoveryCodes, AuthPaths, '/api/auth/two-factor/confirm', 'post'>,
  Difference<typeof rest.recoveryCodes, AuthPaths, '/api/auth/two-factor/recovery-codes', 'post'>,
  Difference<typeof rest.socketTicket, AuthPaths, '/api/auth/ws-ticket', 'post'>,
  Difference<typeof portal.account, AuthPaths, '/api/admin/users/{id}', 'get'>,
  Difference<typeof portal.accountPage, AuthPaths, '/api/admin/users', 'get'>,
  Difference<typeof portal.sessions, AuthPaths, '/api/admin/users/{id}/sessions', 'get'>,
  Difference<typeof portal.auditPage, AuthPaths, '/api/admin/account-audit', 'get'>,
  Difference<typeof rest.quiz, QuizPaths, '/api/quizzes/{id}', 'get'>,
  Difference<typeof rest.quiz, QuizPaths, '/api/quizzes/active', 'get'>,
  Difference<typeof rest.quiz, QuizPaths, '/api/quizzes', 'post'>,
  Difference<typeof rest.quizzes, QuizPaths, '/api/quizzes/scheduled', 'get'>,
  Difference<typeof rest.quizPage, QuizPaths, '/api/quizzes', 'get'>,
  Difference<typeof rest.result, QuizPaths, '/api/quizzes/{id}/my-result', 'get'>,
  Difference<typeof rest.resultPage, QuizPaths, '/api/quizzes/{id}/results', 'get'>,
  Difference<typeof rest.ownQuestions, QuizPaths, '/api/quizzes/{id}/questions', 'get'>,
  Difference<typeof rest.stageTicket, QuizPaths, '/api/stage/ticket', 'post'>,
  Difference<typeof review.explanation, QuizPaths, '/api/quizzes/{id}/my-answers', 'get'>,
  Difference<typeof review.ownDisputes, QuizPaths, '/api/quizzes/{id}/my-disputes', 'get'>,
  Difference<typeof review.dispute, QuizPaths, '/api/quizzes/{id}/disputes', 'post'>,
  Difference<typeof review.statistics, QuizPaths, '/api/quizzes/{id}/statistics', 'get'>,
  Difference<typeof review.askedQuestions, QuizPaths, '/api/quizzes/{id}/asked-questions', 'get'>,
  Difference<typeof review.payoutPage, QuizPaths, '/api/admin/payouts', 'get'>,
  Difference<typeof review.stepOutcome, QuizPaths, '/api/admin/payouts/approve', 'post'>,
  Difference<typeof review.fundChanges, QuizPaths, '/api/admin/quizzes/{id}/fund-changes', 'get'>,
  Difference<typeof review.fundChange, QuizPaths, '/api/admin/quizzes/{id}/fund-changes', 'post'>,
  Difference<typeof review.rehearsal, QuizPaths, '/api/admin/quizzes/{id}/rehearsals', 'post'>,
  Difference<typeof review.disputePage, QuizPaths, '/api/admin/disputes', 'get'>,
  Difference<typeof review.disputeCase, QuizPaths, '/api/admin/disputes/{id}', 'get'>,
  Difference<typeof review.suspicions, QuizPaths, '/api/admin/games/{id}/suspicions', 'get'>,
  Difference<typeof proof.ownSeat, QuizPaths, '/api/quizzes/{id}/my-seat', 'get'>,
  Difference<typeof portal.editedQuestions, QuizPaths, '/api/quizzes/{id}/questions', 'get'>,
  Difference<typeof portal.poolPage, QuizPaths, '/api/admin/question-pool', 'get'>,
  Difference<typeof portal.poolStatistics, QuizPaths, '/api/admin/question-pool/stats', 'get'>,
  Difference<typeof portal.bulkOutcome, QuizPaths, '/api/admin/question-pool/bulk', 'post'>,
  Difference<typeof portal.poolReset, QuizPaths, '/api/admin/question-pool/reset', 'post'>,
  Difference<typeof portal.poolImports, QuizPaths, '/api/admin/question-pool/imports', 'get'>,
  Difference<
    typeof portal.importUndone,
    QuizPaths,
    '/api/admin/question-pool/imports/{importId}',
    'delete'
  >,
  Difference<typeof portal.importReport, QuizPaths, '/api/admin/question-pool/import', 'post'>,
  Difference<typeof portal.importReport, QuizPaths, '/api/quizzes/{id}/questions/import', 'post'>,
  Difference<typeof portal.uploaded, QuizPaths, '/api/admin/question-pool', 'post'>,
  Difference<typeof portal.questionUsage, QuizPaths, '/api/admin/questions/{id}/usage', 'get'>,
  Difference<typeof portal.ads, QuizPaths, '/api/admin/ads', 'get'>,
  Difference<typeof portal.ad, QuizPaths, '/api/admin/ads', 'post'>,
  Difference<typeof portal.adSlots, QuizPaths, '/api/quizzes/{id}/ad-slots', 'get'>,
  Difference<typeof portal.bans, QuizPaths, '/api/admin/bans', 'get'>,
  Difference<typeof portal.auditPage, QuizPaths, '/api/admin/audit', 'get'>,
  Difference<typeof portal.quizVersions, QuizPaths, '/api/admin/quizzes/{id}/versions', 'get'>,
  Difference<typeof portal.stageLinks, QuizPaths, '/api/admin/quizzes/{id}/stage-links', 'get'>,
  Difference<typeof portal.newStageLink, QuizPaths, '/api/admin/quizzes/{id}/stage-links', 'post'>,
  Difference<typeof portal.socketMetrics, GatewayPaths, '/api/admin/ws/metrics/detailed', 'get'>,
  Difference<typeof portal.socketAlerts, GatewayPaths, '/api/admin/ws/alerts', 'get'>,
  Difference<typeof portal.socketHealth, GatewayPaths, '/api/admin/ws/health', 'get'>,
];
