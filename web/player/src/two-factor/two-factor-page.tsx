import { Failed, Title } from '@quizcast/page';
import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { SignedIn } from '../session/signed-in.tsx';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import { TWO_FACTOR, useTwoFactor } from './calls.ts';
import { Enabled } from './enabled.tsx';
import { Enrolling } from './enrolling.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useTwoFactorText } from './text.ts';
import css from './two-factor.module.css';

/** Sets up, renews and removes the second factor. */
export function TwoFactorPage() {
  return <SignedIn>{() => <TwoFactor />}</SignedIn>;
}

function TwoFactor() {
  const t = useTwoFactorText();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<readonly string[]>();
  const { data, error, refetch } = useTwoFactor();
  const changed = (shown?: readonly string[]) => {
    setCodes(shown);
    return queries.invalidateQueries({ queryKey: TWO_FACTOR });
  };
  return (
    <div className={css.page}>
      <div className={css.head}>
        <Link className="icon-button" to="/settings" aria-label={t('back')}>
          <ArrowLeft size={24} aria-hidden="true" />
        </Link>
        <Title>{t('title')}</Title>
      </div>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <PageSkeleton />}
      {codes && <RecoveryCodes codes={codes} />}
      {data?.enabled && <Enabled state={data} onChanged={changed} />}
      {data?.enabled === false && <Enrolling onChanged={changed} />}
    </div>
  );
}
