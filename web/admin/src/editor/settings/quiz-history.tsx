import { Button } from '@mantine/core';
import { type FieldChange, portal, type QuizVersion } from '@quizcast/protocol';
import { dayAndTime } from '@quizcast/words';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../calls.ts';
import { Panel } from '../../parts/panel.tsx';
import { Empty, Failed, LoadingRows } from '../../parts/states.tsx';
import { useTexts } from '../../texts.ts';
import { actionName } from '../../trail/action-name.ts';
import { useActor } from '../../trail/actor.ts';
import { words as trailWords } from '../../trail/words.ts';
import { words } from '../words.ts';
import styles from './quiz-history.module.css';

const PAGE_SIZE = 20;

/** The versions of this quiz, newest first: who changed what, with the old and the new value. */
export function QuizHistory({ quizId }: { quizId: number }) {
  const { t } = useTexts(words);
  const history = useInfiniteQuery({
    queryKey: ['quiz', quizId, 'versions'],
    queryFn: ({ pageParam }) =>
      api.get(
        `/api/admin/quizzes/${quizId}/versions?page=${pageParam}&page_size=${PAGE_SIZE}`,
        portal.quizVersions,
      ),
    initialPageParam: 1,
    getNextPageParam: ({ page, total }) => (page * PAGE_SIZE < total ? page + 1 : undefined),
  });
  const versions = history.data?.pages.flatMap(({ items }) => items);
  return (
    <Panel title={t('historyTitle')}>
      {history.isPending && <LoadingRows rows={3} />}
      {history.error && versions === undefined && (
        <Failed error={history.error} onRetry={() => void history.refetch()} />
      )}
      {versions?.length === 0 && <Empty text={t('historyEmpty')} />}
      {versions !== undefined && versions.length > 0 && (
        <ol className={styles.versions}>
          {versions.map((version) => (
            <Version key={`${version.version} ${version.created_at}`} version={version} />
          ))}
        </ol>
      )}
      {history.hasNextPage && (
        <Button
          variant="default"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('historyMore')}
        </Button>
      )}
    </Panel>
  );
}

function Version({ version: { version, actor_id, action, changes, created_at } }: Shown) {
  const { t, language } = useTexts(words);
  const { t: say } = useTexts(trailWords);
  const actor = useActor();
  return (
    <li>
      <strong>{actionName(say, action)}</strong>
      <small>
        {t('historyVersion', { n: version })} · {actor(actor_id)} ·{' '}
        {dayAndTime(language, created_at)}
      </small>
      <dl className={styles.changes}>
        {changes.map((change) => (
          <Change key={`${change.question_id} ${change.field}`} change={change} />
        ))}
      </dl>
    </li>
  );
}

interface Shown {
  version: QuizVersion;
}

function Change({ change: { field, number, from, to } }: { change: FieldChange }) {
  const { t } = useTexts(words);
  const name = useFieldName();
  return (
    <div>
      <dt>
        {number !== undefined && `${t('historyQuestion', { n: number })}: `}
        {name(field)}
      </dt>
      <dd>
        {from && <del>{from}</del>} {to ? <ins>{to}</ins> : <em>{t('historyNothing')}</em>}
      </dd>
    </div>
  );
}

const fields = [
  'title',
  'description',
  'scheduled_time',
  'status',
  'prize_fund',
  'reveal_ms',
  'finish_on_zero_players',
  'question_source_mode',
  'allow_easier',
  'series',
  'question',
  'text',
  'options',
  'explanation',
  'correct_option',
  'time_limit_sec',
  'point_value',
  'difficulty',
  'category',
  'tags',
  'source',
  'licence',
  'explanation_source',
  'position',
] as const;

/** The name of a field in the reader's language; for a text, also the language of the text. */
function useFieldName(): (field: string) => string {
  const { t } = useTexts(words);
  return (field) => {
    const [base, language] = field.split('.');
    const known = fields.find((one) => one === base);
    const name = known ? t(`field_${known}`) : field;
    return language ? `${name} (${language})` : name;
  };
}
