import { api, Button, Refused } from '@quizcast/page';
import { people } from '@quizcast/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import { canPush, PushDenied, pushedHere, subscribe, unsubscribe } from '../app-shell/push.ts';
import { useDoing } from '../session/doing.ts';
import css from './settings.module.css';
import { useSettingsText } from './text.ts';

const KEY_PATH = '/api/push/key';
const HERE = ['push-here'];

/** Push notifications of this browser, if the browser and the server support them. */
export function PushChoice() {
  const t = useSettingsText();
  const queries = useQueryClient();
  const { busy, refusal, run } = useDoing();
  const { data: key } = useQuery({
    queryKey: ['push-key'],
    queryFn: () => api.get(KEY_PATH, people.pushKey),
    enabled: canPush(),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: on } = useQuery({ queryKey: HERE, queryFn: pushedHere, enabled: canPush() });
  const publicKey = key?.public_key;
  if (!publicKey || on === undefined) return null;
  const change = async () => {
    await (on ? unsubscribe() : subscribe(publicKey));
    await queries.invalidateQueries({ queryKey: HERE });
  };
  const denied = !on && Notification.permission === 'denied';
  return (
    <section className={css.group} aria-labelledby="push">
      <div>
        <h2 id="push" className={css.label}>
          {t('notifications.push')}
        </h2>
        <p className="soft">{t('notifications.pushLead')}</p>
      </div>
      <Refused>{refusal}</Refused>
      {denied ? (
        <p className="note warn">{t('notifications.pushDenied')}</p>
      ) : (
        <Button
          busy={busy}
          onClick={() =>
            void run(() =>
              change().catch((failure: unknown) => {
                // The permission tells how the user answered the browser's prompt.
                if (!(failure instanceof PushDenied)) throw failure;
                return queries.invalidateQueries({ queryKey: HERE });
              }),
            )
          }
        >
          <BellRing size={20} aria-hidden="true" />
          {t(on ? 'notifications.pushOff' : 'notifications.pushOn')}
        </Button>
      )}
    </section>
  );
}
