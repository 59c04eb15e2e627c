import { anything } from '@quizcast/connection';
import { api, Button, CodeField, Refused } from '@quizcast/page';
import { rest, type TwoFactor } from '@quizcast/protocol';
import { useDoing } from '../session/doing.ts';
import { type Changing, codeIn } from './enrolling.tsx';
import { useTwoFactorText } from './text.ts';
import css from './two-factor.module.css';

/** Creates new recovery codes, or switches the second factor off. Both require a code. */
export function Enabled({ state, onChanged }: Changing & { state: TwoFactor }) {
  const t = useTwoFactorText();
  const { busy, refusal, run } = useDoing();
  const renew = async (code: string) => {
    const path = '/api/auth/two-factor/recovery-codes';
    await onChanged((await api.post(path, { code }, rest.recoveryCodes)).recovery_codes);
  };
  const disable = async (code: string) => {
    await api.post('/api/auth/two-factor/disable', { code }, anything);
    await onChanged();
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const code = codeIn(event.currentTarget);
        void run(() => (submitter?.getAttribute('value') === 'off' ? disable(code) : renew(code)));
      }}
    >
      <p>{t('on', { left: state.recovery_codes_left })}</p>
      {state.required && <p className="soft">{t('required')}</p>}
      <Refused>{refusal}</Refused>
      <CodeField
        label={t('code')}
        hint={t('codeHint')}
        name="code"
        digits={false}
        maxLength={32}
        required
      />
      <Button kind="primary" type="submit" value="renew" busy={busy}>
        {t('renew')}
      </Button>
      {!state.required && (
        <Button kind="danger" type="submit" value="off" busy={busy}>
          {t('off')}
        </Button>
      )}
    </form>
  );
}
