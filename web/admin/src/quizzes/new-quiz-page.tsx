import { Field, Tick, Title } from '@quizcast/page';
import { rest } from '@quizcast/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../calls.ts';
import { Outcome } from '../outcome.tsx';
import { useSpeech } from '../words/words.ts';
import { fromLocalInput, inOneHour } from './local-time.ts';

const modes = ['admin_only', 'hybrid'] as const;

export function NewQuizPage() {
  const { t } = useSpeech();
  const id = useId();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const creation = useMutation({
    mutationFn: (form: FormData) => api.post('/api/quizzes', requestOf(form), rest.quiz),
    onSuccess: async (quiz) => {
      await queries.invalidateQueries({ queryKey: ['quizzes'] });
      await navigate(`/quizzes/${quiz.id}`, { replace: true });
    },
  });
  return (
    <section className="card stack form">
      <Title>{t.newQuiz}</Title>
      <Outcome refusal={creation.error} />
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          creation.mutate(new FormData(event.currentTarget));
        }}
      >
        <Field label={t.quiz.title} name="title" minLength={3} maxLength={100} required />
        <div className="field">
          <label htmlFor={`${id}-description`}>{t.quiz.description}</label>
          <textarea id={`${id}-description`} name="description" rows={3} maxLength={500} />
        </div>
        <div className="pair">
          <Field
            label={t.quiz.start}
            hint={t.quiz.startHint}
            name="start"
            type="datetime-local"
            defaultValue={inOneHour()}
            required
          />
          <Field
            label={t.quiz.prize}
            hint={t.quiz.prizeHint}
            name="prize"
            type="number"
            min={0}
            step={1}
            defaultValue={1_000_000}
            required
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-mode`}>{t.quiz.mode}</label>
          <select id={`${id}-mode`} name="mode">
            {modes.map((mode) => (
              <option key={mode} value={mode}>
                {t.quiz.modes[mode]}
              </option>
            ))}
          </select>
        </div>
        <Tick label={t.quiz.finishOnZero} name="finish" />
        <Tick label={t.quiz.allowEasier} name="easier" />
        <button type="submit" className="button" disabled={creation.isPending}>
          {t.quiz.create}
        </button>
      </form>
    </section>
  );
}

function requestOf(form: FormData): object {
  return {
    title: String(form.get('title')).trim(),
    description: String(form.get('description')).trim(),
    scheduled_time: fromLocalInput(String(form.get('start'))),
    prize_fund: Number(form.get('prize')),
    question_source_mode: form.get('mode'),
    finish_on_zero_players: form.has('finish'),
    allow_easier: form.has('easier'),
  };
}
