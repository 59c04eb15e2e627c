import { Button, Textarea } from '@mantine/core';
import { GivenAnswers } from '@quizcast/page';
import { type Dispute, type DisputeCase, limits, review } from '@quizcast/protocol';
import { moment } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { Pill } from '../parts/marks/pill.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Loaded } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import styles from './disputes.module.css';
import { statusTones } from './status-tones.ts';
import { words } from './words.ts';

/** One dispute, with everything known about the player's game. */
export function DisputePage() {
  const { t } = useTexts(words);
  const id = Number(useParams().disputeId);
  const found = useQuery({
    queryKey: ['dispute', id],
    queryFn: () => api.get(`/api/admin/disputes/${id}`, review.disputeCase),
  });
  return (
    <>
      <PageHead
        title={t('one', { id })}
        back="/disputes"
        aside={
          found.data && (
            <Pill tone={statusTones[found.data.dispute.status]}>
              {t(`status_${found.data.dispute.status}`)}
            </Pill>
          )
        }
      />
      <Loaded query={found}>{(data) => <Case found={data} />}</Loaded>
    </>
  );
}

function Case({ found: { dispute, explanation, commands } }: { found: DisputeCase }) {
  const { t } = useTexts(words);
  return (
    <div className={styles.columns}>
      <div className={layout.stack}>
        <Objection dispute={dispute} />
        {dispute.status === 'open' && <Verdict dispute={dispute} />}
      </div>
      <div className={layout.stack}>
        <Panel title={t('answers')}>
          <GivenAnswers answers={explanation.answers} />
        </Panel>
        <Panel title={t('log')}>
          {commands.length === 0 && <p className={layout.soft}>{t('logEmpty')}</p>}
          <ol className={styles.log}>
            {commands.map(({ offset, appended_at, admitted, command }) => (
              <li key={offset}>
                <code>
                  {offset} · {new Date(appended_at).toISOString()} {JSON.stringify(command)}
                </code>
                {!admitted && ` (${t('refused')})`}
              </li>
            ))}
          </ol>
        </Panel>
      </div>
    </div>
  );
}

function Objection({ dispute }: { dispute: Dispute }) {
  const { t, language } = useTexts(words);
  const { quiz_id: quiz, question_number: number, answer } = dispute;
  return (
    <Panel title={number === undefined ? t('whole') : t('about', { n: number })}>
      <div className={layout.stack}>
        <blockquote className={styles.quote}>{dispute.text}</blockquote>
        <p className={layout.soft}>
          {t('from', { user: dispute.user_id, when: moment(language, dispute.created_at) })} ·{' '}
          <Link className={layout.link} to={`/quizzes/${quiz}/statistics`}>
            {t('ofQuiz', { quiz })}
          </Link>
        </p>
        {answer && (
          <p className={layout.note}>
            {t('answered')}: {answer}
          </p>
        )}
      </div>
    </Panel>
  );
}

/** The form for the answer, which is given only once and is shown to the player. */
function Verdict({ dispute }: { dispute: Dispute }) {
  const { t } = useTexts(words);
  const [answer, setAnswer] = useState('');
  const verdict = useAsking(
    (accepted: boolean) =>
      api.post(
        `/api/admin/disputes/${dispute.id}/answer`,
        { accepted, answer: answer.trim() },
        review.dispute,
      ),
    ['dispute', dispute.id],
    ['disputes'],
  );
  const ready = answer.trim() !== '' && !verdict.busy;
  return (
    <Panel label={t('answered')}>
      <div className={layout.stack}>
        <Refusal error={verdict.refusal} />
        <Textarea
          label={t('answer')}
          autosize
          minRows={3}
          maxLength={limits.maxAnswer}
          required
          value={answer}
          onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
        />
        <div className={layout.row}>
          <Button disabled={!ready} onClick={() => verdict.run(true)}>
            {t('accept')}
          </Button>
          <Button variant="outline" disabled={!ready} onClick={() => verdict.run(false)}>
            {t('reject')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
