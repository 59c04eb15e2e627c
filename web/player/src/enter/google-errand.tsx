import { anything } from '@quizcast/connection';
import { api, LinkButton, Refused, toast, useRefusals } from '@quizcast/page';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { GoogleAnswer } from '../session/google.ts';
import { EnterPage } from './enter-page.tsx';
import { useEnterText } from './text.ts';

/** Completes an action of a signed-in user that needed Google: linking it, or deleting the account. */
export function GoogleErrand({ answer }: { answer: GoogleAnswer }) {
  const t = useEnterText();
  const refusals = useRefusals();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<string>();
  const { kind, form, next, reason } = answer;

  const finish = async () => {
    if (kind === 'delete') {
      await api.delete('/api/users/me', { ...form, ...(reason && { reason }) }, anything);
      // Loads a fresh page, so that no data of the account stays in memory.
      location.replace('/');
      return;
    }
    await api.post('/api/auth/google/link', form, anything);
    await queries.invalidateQueries({ queryKey: ['me'] });
    toast(t('google.linked'));
    navigate(next, { replace: true });
  };

  const asked = useRef(false);
  useEffect(() => {
    // The code works only once, so it must not be sent again when the component is rendered again.
    if (asked.current) return;
    asked.current = true;
    finish().catch((failure: unknown) => setRefusal(refusals.text(failure)));
  });

  return (
    <EnterPage title={t(kind === 'delete' ? 'google.deleting' : 'google.linking')} back={next}>
      <Refused>{refusal}</Refused>
      {refusal === undefined ? (
        <p className="soft" role="status">
          {t('google.working')}
        </p>
      ) : (
        <LinkButton to={next}>{t('back')}</LinkButton>
      )}
    </EnterPage>
  );
}
