import { type ComponentType, lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useParams } from 'react-router';
import { entrancePages } from './app-shell/entrances.ts';
import { PageSkeleton } from './shell/page-skeleton.tsx';
import { Shell } from './shell/shell.tsx';

function page<N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N) {
  return lazy(() => load().then((module) => ({ default: module[name] })));
}

const HomePage = page(entrancePages.home, 'HomePage');
const QuizPage = page(entrancePages.quiz, 'QuizPage');
const GamePage = page(entrancePages.game, 'GamePage');
const SignInPage = page(entrancePages.signIn, 'SignInPage');
const SignUpPage = page(entrancePages.signUp, 'SignUpPage');
const GoogleCallbackPage = page(
  () => import('./enter/google-callback-page.tsx'),
  'GoogleCallbackPage',
);
const ForgotPasswordPage = page(
  () => import('./enter/forgot-password-page.tsx'),
  'ForgotPasswordPage',
);
const ResetPasswordPage = page(
  () => import('./enter/reset-password-page.tsx'),
  'ResetPasswordPage',
);
const VerifyEmailPage = page(() => import('./enter/verify-email-page.tsx'), 'VerifyEmailPage');
const ProfilePage = page(() => import('./profile/profile-page.tsx'), 'ProfilePage');
const HistoryPage = page(() => import('./history/history-page.tsx'), 'HistoryPage');
const PrizesPage = page(() => import('./history/prizes-page.tsx'), 'PrizesPage');
const LeaderboardPage = page(() => import('./leaderboard/leaderboard-page.tsx'), 'LeaderboardPage');
const SettingsPage = page(() => import('./settings/settings-page.tsx'), 'SettingsPage');
const SessionsPage = page(() => import('./settings/sessions-page.tsx'), 'SessionsPage');
const PasswordPage = page(() => import('./settings/password-page.tsx'), 'PasswordPage');
const DetailsPage = page(() => import('./settings/details-page.tsx'), 'DetailsPage');
const NotificationsPage = page(
  () => import('./settings/notifications-page.tsx'),
  'NotificationsPage',
);
const DeletionPage = page(() => import('./settings/deletion-page.tsx'), 'DeletionPage');
const TwoFactorPage = page(() => import('./two-factor/two-factor-page.tsx'), 'TwoFactorPage');
const ResultsPage = page(() => import('./result/results-page.tsx'), 'ResultsPage');
const ReviewPage = page(() => import('./review/review-page.tsx'), 'ReviewPage');
const VerifyPage = page(() => import('./proof/verify-page.tsx'), 'VerifyPage');
const LegalPage = page(() => import('./legal/legal-page.tsx'), 'LegalPage');
const StagePage = page(() => import('./stage/stage-page.tsx'), 'StagePage');
const MissingPage = page(() => import('./shell/missing-page.tsx'), 'MissingPage');

export function App() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        <Route element={<Shell />}>
          <Route path="/" element={<HomePage />} />
          <Route path="/quiz/:quizId" element={<QuizPage />} />
          <Route path="/quiz/:quizId/results" element={<ResultsPage />} />
          <Route path="/quiz/:quizId/review" element={<ReviewPage />} />
          <Route path="/quiz/:quizId/verify" element={<VerifyPage />} />
          <Route path="/leaderboard" element={<LeaderboardPage />} />
          <Route path="/history" element={<HistoryPage />} />
          <Route path="/prizes" element={<PrizesPage />} />
          <Route path="/profile" element={<ProfilePage />} />
          <Route path="/profile/history" element={<Navigate to="/history" replace />} />
          <Route path="/settings" element={<SettingsPage />} />
          <Route path="/settings/sessions" element={<SessionsPage />} />
          <Route path="/settings/password" element={<PasswordPage />} />
          <Route path="/settings/details" element={<DetailsPage />} />
          <Route path="/settings/notifications" element={<NotificationsPage />} />
          <Route path="/settings/delete" element={<DeletionPage />} />
          <Route path="/account" element={<Navigate to="/settings" replace />} />
          <Route path="/two-factor" element={<TwoFactorPage />} />
          <Route path="/terms" element={<LegalPage />} />
          <Route path="/privacy" element={<LegalPage />} />
          <Route path="/official-rules" element={<LegalPage />} />
          <Route path="/account-deletion" element={<LegalPage />} />
          <Route path="*" element={<MissingPage />} />
        </Route>
        <Route path="/login" element={<SignInPage />} />
        <Route path="/register" element={<SignUpPage />} />
        <Route path="/auth/google/callback" element={<GoogleCallbackPage />} />
        <Route path="/forgot-password" element={<ForgotPasswordPage />} />
        <Route path="/reset-password" element={<ResetPasswordPage />} />
        <Route path="/verify-email" element={<VerifyEmailPage />} />
        <Route path="/quiz/:quizId/play" element={<GamePage />} />
        <Route path="/quiz/:quizId/lobby" element={<ToGame />} />
        <Route path="/stage/:quizId" element={<StagePage />} />
      </Routes>
    </Suspense>
  );
}

/** Links of older clients point to the lobby. The game page shows the current state in any case. */
function ToGame() {
  const { quizId } = useParams();
  return <Navigate to={`/quiz/${quizId}/play`} replace />;
}
