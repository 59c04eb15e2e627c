import { Frame, NoSuchPage, SignInPage } from '@quizcast/page';
import { Route, Routes } from 'react-router';
import { AccountPage } from './account/account-page.tsx';
import { ForgotPasswordPage } from './account/forgot-password-page.tsx';
import { GoogleButton } from './account/google-button.tsx';
import { GoogleCallbackPage } from './account/google-callback-page.tsx';
import { ResetPasswordPage } from './account/reset-password-page.tsx';
import { TwoFactorPage } from './account/two-factor-page.tsx';
import { VerifyEmailPage } from './account/verify-email-page.tsx';
import { GamePage } from './game/game-page.tsx';
import { HomePage } from './home/home-page.tsx';
import { ResultsPage } from './result/results-page.tsx';
import { ReviewPage } from './result/review-page.tsx';
import { SignUpPage } from './sign-up-page.tsx';

export function App() {
  return (
    <Frame account="/account">
      <Routes>
        <Route path="/" element={<HomePage />} />
        <Route
          path="/login"
          element={
            <SignInPage signUp="/register" forgotten="/forgot-password">
              <GoogleButton />
            </SignInPage>
          }
        />
        <Route path="/register" element={<SignUpPage />} />
        <Route path="/auth/google/callback" element={<GoogleCallbackPage />} />
        <Route path="/forgot-password" element={<ForgotPasswordPage />} />
        <Route path="/reset-password" element={<ResetPasswordPage />} />
        <Route path="/verify-email" element={<VerifyEmailPage />} />
        <Route path="/account" element={<AccountPage />} />
        <Route path="/two-factor" element={<TwoFactorPage />} />
        <Route path="/quiz/:quizId" element={<GamePage />} />
        <Route path="/quiz/:quizId/results" element={<ResultsPage />} />
        <Route path="/quiz/:quizId/review" element={<ReviewPage />} />
        <Route path="*" element={<NoSuchPage />} />
      </Routes>
    </Frame>
  );
}
