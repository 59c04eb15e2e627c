import { type OwnQuestion, type Quiz, rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { api, useQuizChanges } from '../calls.ts';
import { Outcome } from '../outcome.tsx';
import { useSpeech } from '../words/words.ts';
import { PasteQuestions } from './paste-questions.tsx';
import { QuestionForm } from './question-form.tsx';

export function OwnQuestions({ quiz }: { quiz: Quiz }) {
  const { t } = useSpeech();
  const path = `/api/quizzes/${quiz.id}/questions`;
  const changes = useQuizChanges(quiz);
  const { data } = useQuery({
    queryKey: ['quiz', quiz.id, 'questions'],
    queryFn: () => api.get(path, rest.ownQuestions),
  });
  const editable = quiz.status === 'scheduled';
  const add = (questions: readonly unknown[]) =>
    changes.mutateAsync({ method: 'POST', path, body: { questions } }).then(
      () => true,
      () => false,
    );
  return (
    <section className="card stack" aria-labelledby="questions">
      <h2 id="questions">{t.quiz.questions}</h2>
      <Outcome refusal={changes.error} warning={changes.data?.warning} done={changes.isSuccess} />
      {data?.items.length === 0 && <p className="soft">{t.nothing}</p>}
      <ol className="questions">
        {data?.items.map((question, index) => (
          <li key={question.id}>
            <QuestionText question={question} />
            {editable && (
              <button
                type="button"
                className="button quiet small danger"
                aria-label={t.question.remove(index + 1)}
                disabled={changes.isPending}
                onClick={() => changes.mutate({ method: 'DELETE', path: `${path}/${question.id}` })}
              >
                ✕
              </button>
            )}
          </li>
        ))}
      </ol>
      {editable && (
        <>
          <QuestionForm add={add} busy={changes.isPending} />
          <PasteQuestions add={add} busy={changes.isPending} />
        </>
      )}
    </section>
  );
}

function QuestionText({ question }: { question: OwnQuestion }) {
  const { t } = useSpeech();
  return (
    <div className="question-text">
      <strong>{question.text}</strong>
      <ul>
        {question.options.map(({ id, text }) => (
          <li key={id} className={id === question.correct_option ? 'right' : ''}>
            {text}
            {id === question.correct_option && (
              <span className="unseen"> ({t.question.right})</span>
            )}
          </li>
        ))}
      </ul>
      <small className="soft">
        {t.question.facts(question.time_limit_sec, question.difficulty ?? 3)}
      </small>
    </div>
  );
}
