import { Button, Textarea } from '@mantine/core';
import { anything } from '@quizcast/connection';
import { useState } from 'react';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTexts } from '../texts.ts';
import styles from './monitoring.module.css';
import { words } from './words.ts';

/** Shows the content of a token, to find the cause of a refusal. */
export function TokenTool() {
  const { t } = useTexts(words);
  const [token, setToken] = useState('');
  const looking = useAsking((given: string) =>
    api.post('/api/auth/admin/debug-token', { token: given }, anything),
  );
  return (
    <Panel title={t('token')}>
      <form
        className={layout.stack}
        onSubmit={(event) => {
          event.preventDefault();
          looking.run(token.trim(), () => setToken(''));
        }}
      >
        <p className={layout.soft}>{t('tokenHint')}</p>
        <Refusal error={looking.refusal} />
        <Textarea
          label={t('tokenField')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={8192}
          spellCheck={false}
          autoComplete="off"
          required
          value={token}
          onChange={({ currentTarget }) => setToken(currentTarget.value)}
        />
        <div>
          <Button type="submit" variant="default" disabled={looking.busy}>
            {t('tokenShow')}
          </Button>
        </div>
        {looking.answer !== undefined && (
          <pre className={styles.token}>{JSON.stringify(looking.answer, null, 2)}</pre>
        )}
      </form>
    </Panel>
  );
}
