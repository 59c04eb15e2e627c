import { Frame, NoSuchPage, SignInPage } from '@quizcast/page';
import { Route, Routes } from 'react-router';
import { GamePage } from './game/game-page.tsx';
import { HomePage } from './home/home-page.tsx';
import { ResultsPage } from './result/results-page.tsx';
import { SignUpPage } from './sign-up-page.tsx';

export function App() {
  return (
    <Frame>
      <Routes>
        <Route path="/" element={<HomePage />} />
        <Route path="/login" element={<SignInPage signUp="/register" />} />
        <Route path="/register" element={<SignUpPage />} />
        <Route path="/quiz/:quizId" element={<GamePage />} />
        <Route path="/quiz/:quizId/results" element={<ResultsPage />} />
        <Route path="*" element={<NoSuchPage />} />
      </Routes>
    </Frame>
  );
}
