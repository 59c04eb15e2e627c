import { ApiError } from '@quizcast/connection';
import { NoSuchPage } from '@quizcast/page';
import { portal, rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '../calls.ts';
import { Failed, LoadingRows } from '../parts/states.tsx';
import { Workbench } from './workbench.tsx';

/** The page of one quiz: its questions, settings and actions before and after the game. */
export function EditorPage() {
  const quizId = Number(useParams().quizId);
  const quiz = useQuery({
    queryKey: ['quiz', quizId],
    queryFn: () => api.get(`/api/quizzes/${quizId}`, rest.quiz),
    refetchInterval: 15_000,
    refetchOnMount: 'always',
  });
  const questions = useQuery({
    queryKey: ['quiz', quizId, 'questions'],
    queryFn: () => api.get(`/api/quizzes/${quizId}/questions`, portal.editedQuestions),
    // The editor's state is newer than anything that another request would return.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const error = quiz.error ?? questions.error;
  if (error instanceof ApiError && error.status === 404) return <NoSuchPage />;
  // Waits for a fresh version of the quiz. The editor's changes name it, and they would be refused
  // if an import has raised the version since it was cached.
  const stale = quiz.data === undefined || !quiz.isFetchedAfterMount;
  if (stale || questions.data === undefined) {
    if (!error) return <LoadingRows rows={8} />;
    const again = () => {
      void quiz.refetch();
      void questions.refetch();
    };
    return <Failed error={error} onRetry={again} />;
  }
  return <Workbench key={quizId} quiz={quiz.data} questions={questions.data.items} />;
}
