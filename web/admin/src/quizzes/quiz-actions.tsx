import { Field } from '@quizcast/page';
import { type Quiz, rest } from '@quizcast/protocol';
import { useNavigate } from 'react-router';
import { useQuizChanges } from '../calls.ts';
import { Outcome } from '../outcome.tsx';
import { useSpeech } from '../words/words.ts';
import { fromLocalInput, inOneHour, toLocalInput } from './local-time.ts';

/** Moving, cancelling and copying; what a quiz in this state does not allow is not offered. */
export function QuizActions({ quiz }: { quiz: Quiz }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const changes = useQuizChanges(quiz);
  const scheduled = quiz.status === 'scheduled';
  const movable = scheduled || quiz.status === 'cancelled';

  const move = (scheduledTime: string) =>
    changes.mutate({
      method: 'PUT',
      path: `/api/quizzes/${quiz.id}/schedule`,
      body: {
        scheduled_time: scheduledTime,
        finish_on_zero_players: quiz.finish_on_zero_players ?? false,
      },
    });
  const duplicate = (scheduledTime: string) =>
    changes.mutate(
      {
        method: 'POST',
        path: `/api/quizzes/${quiz.id}/duplicate`,
        body: { scheduled_time: scheduledTime },
      },
      {
        onSuccess: ({ content }) => {
          if (rest.quiz(content)) void navigate(`/quizzes/${content.id}`);
        },
      },
    );
  const cancel = () => {
    if (!confirm(t.quiz.cancelSure)) return;
    changes.mutate({ method: 'PUT', path: `/api/quizzes/${quiz.id}/cancel` });
  };

  return (
    <section className="card stack">
      <Outcome refusal={changes.error} warning={changes.data?.warning} done={changes.isSuccess} />
      <form
        className="row end"
        onSubmit={(event) => {
          event.preventDefault();
          const start = fromLocalInput(String(new FormData(event.currentTarget).get('start')));
          const { submitter } = event.nativeEvent as SubmitEvent;
          if (submitter?.getAttribute('value') === 'duplicate') duplicate(start);
          else move(start);
        }}
      >
        <Field
          key={quiz.scheduled_time}
          label={t.quiz.start}
          name="start"
          type="datetime-local"
          defaultValue={scheduled ? toLocalInput(new Date(quiz.scheduled_time)) : inOneHour()}
          required
        />
        {movable && (
          <button type="submit" className="button quiet" disabled={changes.isPending}>
            {t.quiz.move}
          </button>
        )}
        <button
          type="submit"
          value="duplicate"
          className="button quiet"
          disabled={changes.isPending}
        >
          {t.quiz.duplicate}
        </button>
        {scheduled && (
          <button
            type="button"
            className="button quiet danger"
            disabled={changes.isPending}
            onClick={cancel}
          >
            {t.quiz.cancel}
          </button>
        )}
      </form>
    </section>
  );
}
