import { api, Failed, SkeletonRows, Tick, toast, useRefusals } from '@quizcast/page';
import { type Notifications, people } from '@quizcast/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SignedIn } from '../session/signed-in.tsx';
import { PushChoice } from './push-choice.tsx';
import css from './settings.module.css';
import { SettingsFrame } from './settings-frame.tsx';
import { useSettingsText } from './text.ts';

const PATH = '/api/users/me/notifications';
const NOTIFICATIONS = ['notifications'];

/** The visitor's choice of notifications and channels. */
export function NotificationsPage() {
  return <SignedIn>{() => <Choices />}</SignedIn>;
}

function Choices() {
  const t = useSettingsText();
  const refusals = useRefusals();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: NOTIFICATIONS,
    queryFn: () => api.get(PATH, people.notifications),
  });
  // Changed immediately, because a box that waited for the server would flip back under the finger.
  const [wanted, setWanted] = useState<Partial<Notifications>>({});
  const change = useMutation({
    mutationFn: (choice: Partial<Notifications>) => api.put(PATH, choice, people.notifications),
    onSuccess: (saved) => {
      queries.setQueryData(NOTIFICATIONS, saved);
      toast(t('saved'));
    },
    onError: (refusal) => toast(refusals.text(refusal)),
    onSettled: () => setWanted({}),
  });
  const choose = (choice: Partial<Notifications>) => {
    setWanted(choice);
    change.mutate(choice);
  };
  const shown = data && { ...data, ...wanted };
  return (
    <SettingsFrame title={t('notifications')}>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <SkeletonRows rows={3} />}
      {shown && (
        <section className={css.group} aria-labelledby="mail">
          <h2 id="mail" className={css.label}>
            {t('notifications.mail')}
          </h2>
          <Tick
            label={t('notifications.reminders')}
            checked={shown.quiz_reminders}
            onChange={({ target }) => choose({ quiz_reminders: target.checked })}
          />
          <Tick
            label={t('notifications.results')}
            checked={shown.results}
            onChange={({ target }) => choose({ results: target.checked })}
          />
          <Tick
            label={t('notifications.news')}
            checked={shown.news}
            onChange={({ target }) => choose({ news: target.checked })}
          />
        </section>
      )}
      <PushChoice />
    </SettingsFrame>
  );
}
