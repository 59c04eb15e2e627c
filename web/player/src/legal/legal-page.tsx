import { Empty, Failed, LinkButton, Title } from '@quizcast/page';
import { useLanguage } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useLocation } from 'react-router';
import { useMinimumAge } from '../session/minimum-age.ts';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import css from './legal.module.css';
import { Markdown } from './markdown.tsx';
import { useLegalText } from './text.ts';

const pages = ['terms', 'privacy', 'official-rules', 'account-deletion'] as const;
type LegalName = (typeof pages)[number];

/**
 * A text that the operator can replace by putting `legal/{language}/{name}.md` next to the built
 * page. In it, `{minimum_age}` stands for the minimum age.
 */
export function LegalPage() {
  const t = useLegalText();
  const { language } = useLanguage();
  const { pathname } = useLocation();
  const minimumAge = useMinimumAge();
  const name = pages.find((one) => pathname === `/${one}`) ?? 'terms';
  const { data, error, refetch } = useQuery({
    queryKey: ['legal', language, name],
    queryFn: () => read(language, name),
    staleTime: 10 * 60_000,
  });
  return (
    <article className={css.page}>
      <Title>{t(name)}</Title>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <PageSkeleton />}
      {data === null && (
        <Empty icon={ScrollText} title={t('absent')}>
          <p>{t('absentLead')}</p>
        </Empty>
      )}
      {data && <Markdown text={data.replaceAll('{minimum_age}', String(minimumAge ?? '…'))} />}
      {name === 'account-deletion' && (
        <LinkButton kind="danger" to="/settings/delete">
          {t('toDelete')}
        </LinkButton>
      )}
    </article>
  );
}

/** Undefined if the operator has no such text. The edge then responds with the page itself. */
async function read(language: string, name: LegalName): Promise<string | null> {
  const answer = await fetch(`/legal/${language}/${name}.md`);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`The text answered ${answer.status}`);
  const text = await answer.text();
  return text.trimStart().startsWith('<!doctype') ? null : text;
}
