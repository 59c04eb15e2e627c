import { Avatar, api, Refused } from '@quizcast/page';
import { people, type User } from '@quizcast/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useDoing } from '../session/doing.ts';
import css from './settings.module.css';
import { useSettingsText } from './text.ts';

/** The profile picture that others see. */
export function Picture({ user }: { user: User }) {
  const t = useSettingsText();
  const queries = useQueryClient();
  const { busy, refusal, run } = useDoing();
  const send = async (file: File) => {
    const form = new FormData();
    form.set('file', file);
    await api.post('/api/users/me/avatar', form, people.uploadedPicture);
    await queries.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <div className={css.form}>
      <Refused>{refusal}</Refused>
      <div className={css.picture}>
        <Avatar name={user.username} picture={user.profile_picture} size={72} />
        <label className="button" aria-busy={busy}>
          {t('details.choose')}
          <input
            className="unseen"
            type="file"
            accept="image/jpeg,image/png,image/webp"
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) void run(() => send(file));
              target.value = '';
            }}
          />
        </label>
        <small className="faint">{t('details.pictureHint')}</small>
      </div>
    </div>
  );
}
