import { anything } from '@quizcast/connection';
import { api, Refused, Title } from '@quizcast/page';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { PersonFields, personIn } from '../person-fields.tsx';
import { useSpeech } from '../words/words.ts';
import { useDoing } from './doing.ts';
import { SignedIn } from './signed-in.tsx';

/** What can be looked after about oneself. */
export function AccountPage() {
  const { t } = useSpeech();
  return (
    <SignedIn>
      {(user) => (
        <section className="card stack narrow">
          <Title>{t.account.mine}</Title>
          <p>
            {user.username}
            {user.email && <span className="soft"> · {user.email}</span>}
          </p>
          {user.email_verified ? (
            <p className="note right">{t.verify.done}</p>
          ) : (
            <p className="note warn">
              {t.lobby.unverified} <Link to="/verify-email">{t.verify.title}</Link>
            </p>
          )}
          {user.profile_complete === false && <Completing />}
          <p>
            <Link to="/two-factor">{t.twoFactor.title}</Link>
          </p>
          <p>
            <a href="/api/users/me/export" download>
              {t.ownData}
            </a>
          </p>
        </section>
      )}
    </SignedIn>
  );
}

/** For whoever came through Google, which does not say when he was born. */
function Completing() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const { busy, refusal, run } = useDoing();
  const save = async (person: object) => {
    await api.put('/api/users/me', person, anything);
    await queries.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const person = personIn(new FormData(event.currentTarget));
        void run(() => save(person));
      }}
    >
      <p className="note warn">{t.form.incomplete}</p>
      <Refused>{refusal}</Refused>
      <PersonFields />
      <button className="button primary" type="submit" disabled={busy}>
        {t.form.save}
      </button>
    </form>
  );
}
