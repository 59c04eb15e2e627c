import { Frame, NoSuchPage, SignInPage, Title, useSession } from '@quizcast/page';
import type { ReactNode } from 'react';
import { Navigate, NavLink, Route, Routes, useLocation } from 'react-router';
import { DeletionsPage } from './deletions/deletions-page.tsx';
import { DisputePage } from './disputes/dispute-page.tsx';
import { DisputesPage } from './disputes/disputes-page.tsx';
import { LivePage } from './live/live-page.tsx';
import { PayoutsPage } from './payouts/payouts-page.tsx';
import { NewQuizPage } from './quizzes/new-quiz-page.tsx';
import { QuizListPage } from './quizzes/quiz-list-page.tsx';
import { QuizPage } from './quizzes/quiz-page.tsx';
import { StatisticsPage } from './statistics/statistics-page.tsx';
import { SuspicionsPage } from './suspicions/suspicions-page.tsx';
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
      <Parts />
      <Routes>
        <Route path="/" element={<QuizListPage />} />
        <Route path="/quizzes/new" element={<NewQuizPage />} />
        <Route path="/quizzes/:quizId" element={<QuizPage />} />
        <Route path="/quizzes/:quizId/live" element={<LivePage />} />
        <Route path="/quizzes/:quizId/statistics" element={<StatisticsPage />} />
        <Route path="/quizzes/:quizId/suspicions" element={<SuspicionsPage />} />
        <Route path="/payouts" element={<PayoutsPage />} />
        <Route path="/disputes" element={<DisputesPage />} />
        <Route path="/disputes/:disputeId" element={<DisputePage />} />
        <Route path="/deletions" element={<DeletionsPage />} />
        <Route path="*" element={<NoSuchPage />} />
      </Routes>
    </Guarded>
  );
}

/** The parts of the portal; each is a listing. */
function Parts() {
  const { t } = useSpeech();
  const parts = [
    ['/', t.quizzes],
    ['/payouts', t.payouts.title],
    ['/disputes', t.disputes.title],
    ['/deletions', t.deletions.title],
  ] as const;
  return (
    <nav className="row parts" aria-label={t.parts}>
      {parts.map(([path, name]) => (
        <NavLink key={path} to={path} end>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}

/** Only spares people a page of refusals; every route checks for itself who asks. */
function Guarded({ children }: { children: ReactNode }) {
  const { t } = useSpeech();
  const { user } = useSession();
  const { pathname, search } = useLocation();
  if (user === undefined) return <p className="soft">{t.loading}</p>;
  if (user === null) {
    return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  if (user.role !== 'admin') {
    return (
      <section className="card">
        <Title>{t.adminsOnly}</Title>
      </section>
    );
  }
  return children;
}
