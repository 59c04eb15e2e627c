import { ApiError } from '@quizcast/connection';
import { Empty, Failed, LinkButton, Title } from '@quizcast/page';
import { FileQuestion, ShieldCheck, ShieldX } from 'lucide-react';
import { useParams } from 'react-router';
import { answersPath, bundlePath, type Proof, useProof } from './calls.ts';
import { OwnAnswers } from './own-answers.tsx';
import { Rounds, Whole } from './rounds.tsx';
import { useProofText } from './text.ts';
import css from './verify.module.css';

/** Checks a finished game in the visitor's browser and shows any violation. */
export function VerifyPage() {
  const t = useProofText();
  const { quizId = '' } = useParams();
  const { data, error, refetch } = useProof(quizId);
  return (
    <div className={css.page}>
      <Title>{t('title')}</Title>
      <p className="soft">{t('lead')}</p>
      {error && <Unread error={error} retry={() => void refetch()} />}
      {!error && data === undefined && (
        <div className={css.verdict} role="status">
          <span className={css.breath} aria-hidden="true" />
          <h2>{t('working')}</h2>
        </div>
      )}
      {data && <Verdict proof={data} />}
      {data && <OwnAnswers quizId={quizId} proof={data} />}
      {data && <Rounds proof={data} />}
      {data && <Whole proof={data} />}
      {data && (
        <section aria-labelledby="files" className={css.files}>
          <h2 id="files">{t('files')}</h2>
          <p className={css.row}>
            <a href={bundlePath(quizId)} download={`quizcast-${quizId}-proof.json`}>
              {t('fileBundle')}
            </a>
            <a href={answersPath(quizId)} download={`quizcast-${quizId}-answers.json`}>
              {t('fileAnswers')}
            </a>
          </p>
        </section>
      )}
      <LinkButton kind="plain" to={`/quiz/${quizId}/results`}>
        {t('back')}
      </LinkButton>
    </div>
  );
}

/** An unpublished game is not a violation; an unreadable document is one. */
function Unread({ error, retry }: { error: Error; retry(): void }) {
  const t = useProofText();
  if (error instanceof ApiError && error.status === 404) {
    return (
      <Empty icon={FileQuestion} title={t('absent')}>
        <p>{t('absentLead')}</p>
      </Empty>
    );
  }
  if (error instanceof ApiError && error.type === 'unexpected_answer') {
    return (
      <div className={css.verdict} data-holds="false" role="alert">
        <ShieldX size={40} aria-hidden="true" />
        <h2>{t('format')}</h2>
        <p>{t('formatLead')}</p>
      </div>
    );
  }
  return <Failed error={error} retry={retry} />;
}

function Verdict({ proof }: { proof: Proof }) {
  const t = useProofText();
  const { bundle, checked } = proof;
  const holds = checked.findings.length === 0;
  const Icon = holds ? ShieldCheck : ShieldX;
  return (
    <div className={css.verdict} data-holds={holds} role={holds ? 'status' : 'alert'}>
      <Icon size={40} aria-hidden="true" />
      <h2>{t(holds ? 'holds' : 'broken')}</h2>
      <p>
        {holds
          ? t('holdsLead', { n: bundle.questions.length, seats: bundle.seats })
          : t('brokenLead')}
      </p>
    </div>
  );
}
