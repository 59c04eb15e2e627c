import { api, Button, Refused, Select, TextField } from '@quizcast/page';
import { limits, review } from '@quizcast/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useDoing } from '../session/doing.ts';
import { disputesKey, pathOf } from './calls.ts';
import css from './review.module.css';
import { useReviewText } from './text.ts';

/** The form for a dispute about the whole result or one question. */
export function DisputeForm({ quizId, questions }: { quizId: string; questions: number }) {
  const t = useReviewText();
  const queries = useQueryClient();
  const { busy, refusal, run } = useDoing();
  const send = async (form: FormData) => {
    const number = Number(form.get('question'));
    const text = String(form.get('text')).trim();
    const body = { text, ...(number > 0 && { question_number: number }) };
    const sent = api.post(`${pathOf(quizId)}/disputes`, body, review.dispute);
    await sent.finally(() => queries.invalidateQueries({ queryKey: disputesKey(quizId) }));
  };
  return (
    <form
      className={css.disputes}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        void run(() => send(form));
      }}
    >
      <p className="soft">{t('disputesLead')}</p>
      <Refused>{refusal}</Refused>
      <Select label={t('subject')} name="question">
        <option value="0">{t('whole')}</option>
        {Array.from({ length: questions }, (_, place) => place + 1).map((number) => (
          <option key={number} value={number}>
            {t('about', { n: number })}
          </option>
        ))}
      </Select>
      <TextField label={t('text')} name="text" rows={4} maxLength={limits.maxDispute} required />
      <Button kind="primary" type="submit" busy={busy}>
        {t('send')}
      </Button>
    </form>
  );
}
