import { Frame, NoSuchPage, SignInPage, Title, useSession } from '@quizcast/page';
import type { ReactNode } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { LivePage } from './live/live-page.tsx';
import { NewQuizPage } from './quizzes/new-quiz-page.tsx';
import { QuizListPage } from './quizzes/quiz-list-page.tsx';
import { QuizPage } from './quizzes/quiz-page.tsx';
import { useSpeech } from './words/words.ts';

export function App() {
  return (
    <Frame wide>
      <Routes>
        <Route path="/login" element={<SignInPage />} />
        <Route path="*" element={<ForAdmins />} />
      </Routes>
    </Frame>
  );
}

function ForAdmins() {
  return (
    <Guarded>
      <Routes>
        <Route path="/" element={<QuizListPage />} />
        <Route path="/quizzes/new" element={<NewQuizPage />} />
        <Route path="/quizzes/:quizId" element={<QuizPage />} />
        <Route path="/quizzes/:quizId/live" element={<LivePage />} />
        <Route path="*" element={<NoSuchPage />} />
      </Routes>
    </Guarded>
  );
}

/** Only spares people a page of refusals; every route checks for itself who asks. */
function Guarded({ children }: { children: ReactNode }) {
  const { t } = useSpeech();
  const { user } = useSession();
  const { pathname } = useLocation();
  if (user === undefined) return <p className="soft">{t.loading}</p>;
  if (user === null) return <Navigate to={`/login?next=${encodeURIComponent(pathname)}`} replace />;
  if (user.role !== 'admin') {
    return (
      <section className="card">
        <Title>{t.adminsOnly}</Title>
      </section>
    );
  }
  return children;
}
