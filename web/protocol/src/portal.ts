import { flag, type Guard, listOf, number, type Of, oneOf, shape, text } from './guards.ts';

/** The data of the portal apart from quizzes: bank, files, ads, people, audit log, sockets. */

const anyObject = shape({});

const wording = shape({ text }, { options: listOf(text), explanation: text });
export type Wording = Of<typeof wording>;

/** Texts by language, at least one. */
const wordings: Guard<Readonly<Record<string, Wording>>> = (
  value,
): value is Readonly<Record<string, Wording>> =>
  anyObject(value) && Object.values(value).every(wording);

/** A question of a quiz with all languages, as the editor reads it. */
export const editedQuestion = shape(
  {
    id: number,
    texts: wordings,
    correct_option: number,
    time_limit_sec: number,
    point_value: number,
    difficulty: number,
  },
  {
    position: number,
    category: text,
    tags: listOf(text),
    source: text,
    licence: text,
    explanation_source: text,
  },
);
export type EditedQuestion = Of<typeof editedQuestion>;
export const editedQuestions = shape({ items: listOf(editedQuestion) });

export const poolQuestion = shape(
  {
    id: number,
    text,
    texts: wordings,
    correct_option: number,
    difficulty: number,
    time_limit_sec: number,
    point_value: number,
    tags: listOf(text),
    is_used: flag,
    version: number,
  },
  {
    category: text,
    source: text,
    licence: text,
    explanation_source: text,
    last_used_at: text,
    reserved_by: number,
    archived_at: text,
    times_asked: number,
    pass_rate: number,
    created_at: text,
  },
);
export type PoolQuestion = Of<typeof poolQuestion>;
export const poolPage = shape({ items: listOf(poolQuestion), total: number, page: number });

const counts: Guard<Readonly<Record<string, number>>> = (
  value,
): value is Readonly<Record<string, number>> =>
  anyObject(value) && Object.values(value).every(number);

export const poolStatistics = shape(
  { total: number, used: number, available: number, reserved: number, by_difficulty: counts },
  { archived: number, used_by_difficulty: counts, by_language: counts, by_category: counts },
);
export type PoolStatistics = Of<typeof poolStatistics>;

/** Whether the totals of players were right, and how many were wrong. */
export const rebuilt = shape({ identical: flag, corrected: number });

/**
 * The number of changed questions, and the questions that were not changed, each with the reason.
 */
export const bulkOutcome = shape({
  changed: number,
  skipped: listOf(
    shape({ id: number, reason: oneOf('not_found', 'reserved', 'in_game', 'too_many_tags') }),
  ),
});

export const poolReset = shape({ count: number });

/** The number of new and of already existing questions. */
export const uploaded = shape({ count: number, duplicates: number });

/** The result of an import or of its dry run. */
export const importReport = shape(
  { dry_run: flag, format: text, count: number, duplicates: number, notes: listOf(text) },
  { import_id: number },
);
export type ImportReport = Of<typeof importReport>;

/** Imports into the bank, newest first. */
export const poolImports = shape({
  items: listOf(
    shape(
      { id: number, actor_id: number, questions: number, created_at: text },
      { undone_at: text },
    ),
  ),
});

/**
 * The number of questions that an undo deleted, and the number of those kept because they were
 * changed or asked since.
 */
export const importUndone = shape({ removed: number, kept: number });

/** The games in which a question was asked, with its figures. */
export const questionUsage = shape({
  games: listOf(
    shape({
      quiz_id: number,
      title: text,
      question_number: number,
      asked_at: text,
      in_play: number,
      pass_rate: number,
    }),
  ),
});

/**
 * One error of a file. `cell` is its location, such as `B7` or `line 12`; it is absent for JSON.
 */
export const flaw = shape({ index: number, field: text, message: text }, { cell: text });
export type FileError = Of<typeof flaw>;
export const fileErrors = shape({ errors: listOf(flaw) });

export const ad = shape(
  {
    id: number,
    title: text,
    media_type: oneOf('image', 'video'),
    url: text,
    duration_sec: number,
    version: number,
  },
  { file_size_bytes: number, created_at: text },
);
export type Ad = Of<typeof ad>;
export const ads = shape({ items: listOf(ad) });

export const adSlot = shape({
  id: number,
  question_after: number,
  ad_asset_id: number,
  is_active: flag,
  version: number,
  ad_asset: ad,
});
export const adSlots = shape({ items: listOf(adSlot) });

export const account = shape(
  { id: number, username: text, email: text, role: text, email_verified: flag, created_at: text },
  { suspended_at: text, deleted_at: text, deletion_reason: text, portal_roles: listOf(text) },
);
export type Account = Of<typeof account>;
export const accountPage = shape({ users: listOf(account), total: number, page: number });

export const ban = shape({ user_id: number, reason: text, banned_by: number, created_at: text });
export type Ban = Of<typeof ban>;
export const bans = shape({ items: listOf(ban) });

export const auditEntry = shape(
  { id: number, action: text, subject: text, created_at: text },
  { actor_id: number, subject_id: number, details: anyObject },
);
export type AuditEntry = Of<typeof auditEntry>;
export const auditPage = shape({
  items: listOf(auditEntry),
  total: number,
  page: number,
  page_size: number,
});

/** A changed field of a quiz or of one of its questions, with its old and its new value. */
const fieldChange = shape({ field: text }, { question_id: number, number, from: text, to: text });
export type FieldChange = Of<typeof fieldChange>;

const quizVersion = shape({
  version: number,
  actor_id: number,
  action: text,
  changes: listOf(fieldChange),
  created_at: text,
});
export type QuizVersion = Of<typeof quizVersion>;
export const quizVersions = shape({ items: listOf(quizVersion), total: number, page: number });

export const session = shape({
  id: number,
  device_id: text,
  ip_address: text,
  user_agent: text,
  created_at: text,
  expires_at: text,
});
export const sessions = shape({ sessions: listOf(session), count: number });

const shard = shape({
  shard_id: number,
  active_connections: number,
  max_clients: number,
  messages_sent: number,
  messages_received: number,
  connection_errors: number,
  load_percentage: number,
});
export const socketMetrics = shape({
  total_connections: number,
  active_connections: number,
  messages_sent: number,
  messages_received: number,
  connection_errors: number,
  uptime_seconds: number,
  shards: listOf(shard),
});
export type SocketMetrics = Of<typeof socketMetrics>;

export const socketAlerts = shape({
  status: text,
  alerts: listOf(shape({ type: text, severity: text, message: text })),
  recommendations: listOf(text),
});

export const socketHealth = shape({ status: text, active_connections: number });

/** A new read-only link for the screen of a venue. Its key is shown only once. */
export const newStageLink = shape({ id: number, name: text, key: text, expires_at: text });

const stageLink = shape({ id: number, name: text, expires_at: text }, { revoked_at: text });
export const stageLinks = shape({ items: listOf(stageLink) });
