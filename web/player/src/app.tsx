import { Link, Route, Routes } from 'react-router';
import { GamePage } from './game/game-page.tsx';
import { HomePage } from './home/home-page.tsx';
import { useSpeech } from './language/language.ts';
import { Frame } from './page/frame.tsx';
import { Title } from './page/title.tsx';
import { ResultsPage } from './result/results-page.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import { SignUpPage } from './session/sign-up-page.tsx';

export function App() {
  return (
    <Frame>
      <Routes>
        <Route path="/" element={<HomePage />} />
        <Route path="/login" element={<SignInPage />} />
        <Route path="/register" element={<SignUpPage />} />
        <Route path="/quiz/:quizId" element={<GamePage />} />
        <Route path="/quiz/:quizId/results" element={<ResultsPage />} />
        <Route path="*" element={<NoSuchPage />} />
      </Routes>
    </Frame>
  );
}

function NoSuchPage() {
  const { t } = useSpeech();
  return (
    <section className="card stack">
      <Title>{t.pageMissing}</Title>
      <p>
        <Link to="/">{t.back}</Link>
      </p>
    </section>
  );
}
