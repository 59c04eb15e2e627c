export type { ClientFrame } from './client-frames.ts';
export * from './close-codes.ts';
export type { Documented } from './documents.ts';
export { type ErrorType, errorTypes, isErrorType } from './error-types.ts';
export { eliminationReasons, playerRefusals } from './generated/gateway.ts';
export {
  type Permission,
  type PortalRole,
  permissions,
  portalRoles,
} from './generated/permissions.ts';
export { limits } from './generated/quiz-limits.ts';
export { type Guard, listOf, type Of, shape } from './guards.ts';
export type {
  Accuracy,
  DeviceSession,
  Leader,
  LegalStatus,
  Notifications,
  PlayedGame,
} from './people.ts';
export * as people from './people.ts';
export { type PlayerRefusal, playerRefusalOf } from './player-refusals.ts';
export type {
  Account,
  Ad,
  AuditEntry,
  Ban,
  EditedQuestion,
  FieldChange,
  FileError,
  ImportReport,
  PoolQuestion,
  PoolStatistics,
  QuizVersion,
  SocketMetrics,
  Wording,
} from './portal.ts';
export * as portal from './portal.ts';
export type {
  ProofAnswers,
  ProofBundle,
  ProofQuestion,
  ProofSettings,
  ProofSheet,
} from './proof.ts';
export * as proof from './proof.ts';
export type {
  Enrolment,
  Quiz,
  QuizPage,
  Result,
  ResultPage,
  SignedIn,
  TwoFactor,
  User,
} from './rest.ts';
export * as rest from './rest.ts';
export type {
  AskedQuestions,
  Deletion,
  Dispute,
  DisputeCase,
  Explanation,
  GivenAnswer,
  Payout,
  Round,
  Statistics,
  StepOutcome,
  Suspicion,
} from './review.ts';
export * as review from './review.ts';
export {
  type FrameOf,
  readServerFrame,
  type ServerFrame,
  type ServerFrameType,
} from './server-frames.ts';
