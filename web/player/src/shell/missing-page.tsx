import { LinkButton, Title } from '@quizcast/page';
import { Lamp } from 'lucide-react';
import { useShellText } from './text.ts';

/** The page for unknown addresses. */
export function MissingPage() {
  const t = useShellText();
  return (
    <div className="state">
      <Lamp size={48} strokeWidth={1.5} aria-hidden="true" />
      <Title>{t('missing.title')}</Title>
      <p>{t('missing.lead')}</p>
      <LinkButton kind="primary" to="/">
        {t('missing.home')}
      </LinkButton>
    </div>
  );
}
