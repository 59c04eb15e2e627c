import { anything } from '@quizcast/connection';
import { api, Button, Dialog, Failed, Pill, Refused, SkeletonRows } from '@quizcast/page';
import { type DeviceSession, people } from '@quizcast/protocol';
import { dayAndTime, useLanguage } from '@quizcast/words';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useDoing } from '../session/doing.ts';
import { SignedIn } from '../session/signed-in.tsx';
import { deviceName, isPhone } from './device-name.ts';
import css from './settings.module.css';
import { SettingsFrame } from './settings-frame.tsx';
import { useSettingsText } from './text.ts';

const SESSIONS = ['sessions'];

/** The signed-in devices, each with a button to end its session. */
export function SessionsPage() {
  return <SignedIn>{() => <Sessions />}</SignedIn>;
}

function Sessions() {
  const t = useSettingsText();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: SESSIONS,
    queryFn: () => api.get('/api/auth/sessions', people.sessions),
  });
  const [ending, setEnding] = useState<DeviceSession>();
  const { busy, refusal, run } = useDoing();
  const end = async (session: DeviceSession) => {
    await api.post('/api/auth/revoke-session', { session_id: session.id }, anything);
    await queries.invalidateQueries({ queryKey: SESSIONS });
    setEnding(undefined);
  };
  return (
    <SettingsFrame title={t('sessions')} lead={t('sessions.lead')}>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <SkeletonRows />}
      {data && (
        <ul className="rows">
          {data.sessions.map((session) => (
            <Session key={session.id} session={session} onEnd={() => setEnding(session)} />
          ))}
        </ul>
      )}
      <Dialog
        open={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={t('sessions.ask')}
        lead={ending && (deviceName(ending.user_agent) ?? t('sessions.unknown'))}
      >
        <Refused>{refusal}</Refused>
        <div className="dialog-actions">
          <Button onClick={() => setEnding(undefined)}>{t('cancel')}</Button>
          <Button kind="danger" busy={busy} onClick={() => ending && void run(() => end(ending))}>
            {t('sessions.end')}
          </Button>
        </div>
      </Dialog>
    </SettingsFrame>
  );
}

function Session({ session, onEnd }: { session: DeviceSession; onEnd(): void }) {
  const t = useSettingsText();
  const { language } = useLanguage();
  const Icon = isPhone(session.user_agent) ? Smartphone : Monitor;
  const since = t('sessions.since', { time: dayAndTime(language, session.created_at) });
  return (
    <li className={css.row}>
      <Icon size={24} aria-hidden="true" />
      <div className="grow">
        <p>{deviceName(session.user_agent) ?? t('sessions.unknown')}</p>
        <p className="faint">{[session.ip_address, since].filter(Boolean).join(' · ')}</p>
      </div>
      {session.current ? (
        <Pill tone="right">{t('sessions.here')}</Pill>
      ) : (
        <Button size="small" onClick={onEnd}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
