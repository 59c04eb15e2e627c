import { number, useLanguage } from '@quizcast/words';
import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Proof } from './calls.ts';
import type { Finding, Place } from './check.ts';
import { useProofText } from './text.ts';
import css from './verify.module.css';

const wholes = ['settings', 'winners', 'shares', 'results', 'bundle'] as const;

/** Each question with its commitment and the result of its answers. */
export function Rounds({ proof }: { proof: Proof }) {
  const t = useProofText();
  const { language } = useLanguage();
  const { bundle, checked } = proof;
  return (
    <section aria-labelledby="rounds">
      <h2 id="rounds">{t('rounds')}</h2>
      <ul className="rows">
        {bundle.questions.map((question) => {
          const round = checked.rounds.find((one) => one.number === question.number);
          return (
            // In a tampered record two questions may have the same number.
            <Line
              key={`${question.number} ${question.digest}`}
              place={question.number}
              title={t('question', { n: question.number })}
              findings={checked.findings}
            >
              {round?.voided && <p className="soft">{t('voided')}</p>}
              {round && !round.voided && (
                <p className="soft">
                  {t('went', {
                    passed: number(language, round.passed),
                    inPlay: number(language, round.inPlay),
                  })}
                </p>
              )}
              {question.commitment && (
                <p className="faint" title={question.commitment}>
                  {t('seal', { seal: shortened(question.commitment) })}
                </p>
              )}
            </Line>
          );
        })}
      </ul>
    </section>
  );
}

/** The parts of the check that do not belong to a single question. */
export function Whole({ proof }: { proof: Proof }) {
  const t = useProofText();
  return (
    <section aria-labelledby="whole">
      <h2 id="whole">{t('whole')}</h2>
      <ul className="rows">
        {wholes.map((place) => (
          <Line
            key={place}
            place={place}
            title={t(`place.${place}`)}
            findings={proof.checked.findings}
          />
        ))}
      </ul>
    </section>
  );
}

interface LineParts {
  place: Place;
  title: string;
  findings: readonly Finding[];
  children?: ReactNode;
}

function Line({ place, title, findings, children }: LineParts) {
  const t = useProofText();
  const own = findings.filter((finding) => finding.place === place);
  const holds = own.length === 0;
  const Icon = holds ? Check : X;
  return (
    <li className={css.line} data-holds={holds}>
      <div className="grow">
        <h3>{title}</h3>
        {children}
        {own.map(({ problem }) => (
          <p key={problem} className={css.problem}>
            {t(`problem.${problem}`)}
          </p>
        ))}
      </div>
      <span className={css.mark}>
        <Icon size={20} aria-hidden="true" />
        {t(holds ? 'ok' : 'wrong')}
      </span>
    </li>
  );
}

/** A shortened hash such as “7f3a·c91e”, for comparing by eye. */
function shortened(hash: string): string {
  return `${hash.slice(0, 4)}·${hash.slice(-4)}`;
}
