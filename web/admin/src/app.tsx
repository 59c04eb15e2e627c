import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './shell/tokens.css';
import './shell/mantine.css';
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { Frame, NoSuchPage, SignInPage } from '@quizcast/page';
import { textsLoaded, useLanguage } from '@quizcast/words';
import { lazy, Suspense, useEffect, useState } from 'react';
import { matchPath, Navigate, Outlet, Route, Routes, useMatch } from 'react-router';
import { LoadingRows } from './parts/states.tsx';
import { Guarded, Permitted } from './shell/guarded.tsx';
import { Shell } from './shell/shell.tsx';
import { cssVariables, theme } from './shell/theme.ts';
import { themeOfTheDevice, useNight } from './shell/theme-choice.ts';

const loaders: (readonly [string, () => Promise<unknown>])[] = [];

/** A page whose code is loaded when it is visited. */
function page<Name extends string>(
  path: string,
  load: () => Promise<Record<Name, React.ComponentType>>,
  name: Name,
) {
  let loaded: React.ComponentType | undefined;
  const read = () =>
    load().then((module) => {
      loaded = module[name];
      return { default: module[name] };
    });
  loaders.push([path, read]);
  const Later = lazy<React.ComponentType>(read);
  return function Page() {
    // A page that is loaded already must not suspend, because React shows what has suspended only
    // after 300 ms or more.
    const [Shown] = useState(() => loaded ?? Later);
    return <Shown />;
  };
}

const Dashboard = page('/', () => import('./dashboard/dashboard-page.tsx'), 'DashboardPage');
const Quizzes = page('/quizzes', () => import('./quizzes/quiz-list-page.tsx'), 'QuizListPage');
const NewQuiz = page('/quizzes/new', () => import('./quizzes/new-quiz-page.tsx'), 'NewQuizPage');
const Editor = page('/quizzes/:quizId', () => import('./editor/editor-page.tsx'), 'EditorPage');
const Desk = page('/quizzes/:quizId/live', () => import('./live/desk-page.tsx'), 'DeskPage');
const Live = page('/live', () => import('./live/live-page.tsx'), 'LivePage');
const Bank = page('/questions', () => import('./bank/bank-page.tsx'), 'BankPage');
const Import = page('/questions/import', () => import('./import/import-page.tsx'), 'ImportPage');
const StatisticsList = page(
  '/statistics',
  () => import('./statistics/games-page.tsx'),
  'GamesPage',
);
const Statistics = page(
  '/quizzes/:quizId/statistics',
  () => import('./statistics/statistics-page.tsx'),
  'StatisticsPage',
);
const Results = page(
  '/quizzes/:quizId/results',
  () => import('./statistics/results-page.tsx'),
  'ResultsPage',
);
const Suspicions = page(
  '/quizzes/:quizId/suspicions',
  () => import('./suspicions/suspicions-page.tsx'),
  'SuspicionsPage',
);
const Payouts = page('/payouts', () => import('./payouts/payouts-page.tsx'), 'PayoutsPage');
const Disputes = page('/disputes', () => import('./disputes/disputes-page.tsx'), 'DisputesPage');
const Dispute = page(
  '/disputes/:disputeId',
  () => import('./disputes/dispute-page.tsx'),
  'DisputePage',
);
const Ads = page('/ads', () => import('./ads/ads-page.tsx'), 'AdsPage');
const People = page('/people', () => import('./people/people-page.tsx'), 'PeoplePage');
const Bans = page('/people/bans', () => import('./people/bans-page.tsx'), 'BansPage');
const Deletions = page(
  '/people/deletions',
  () => import('./people/deletions-page.tsx'),
  'DeletionsPage',
);
const Audit = page('/audit', () => import('./audit/audit-page.tsx'), 'AuditPage');
const Monitoring = page(
  '/monitoring',
  () => import('./monitoring/monitoring-page.tsx'),
  'MonitoringPage',
);
const Account = page('/account', () => import('./account/account-page.tsx'), 'AccountPage');

// Loads the page of the address and its texts at the same time as the account, not after it. A
// failure is reported when the page is shown.
const firstPage = Promise.resolve(
  loaders.find(([path]) => matchPath(`/admin${path}`, location.pathname))?.[1](),
)
  .then(textsLoaded)
  .catch(() => undefined);

export function App() {
  // The live desk is always dark, whatever theme is chosen.
  const atDesk = useMatch('/quizzes/:quizId/live') !== null;
  const { language } = useLanguage();
  useNight(atDesk);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={themeOfTheDevice}
      defaultColorScheme="auto"
      {...(atDesk && { forceColorScheme: 'dark' })}
    >
      <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
        <ModalsProvider modalProps={{ withCloseButton: false }}>
          <Notifications position="bottom-right" limit={3} />
          <Routes>
            <Route
              path="/login"
              element={
                <Frame>
                  <SignInPage />
                </Frame>
              }
            />
            <Route element={<ForStaff />}>
              <Route element={<Permitted any={['games', 'rehearsals']} />}>
                <Route path="/quizzes/:quizId/live" element={<Desk />} />
              </Route>
              <Route element={<Shell />}>
                <Route index element={<Dashboard />} />
                <Route element={<Permitted any={['quizzes']} />}>
                  <Route path="/quizzes" element={<Quizzes />} />
                  <Route path="/quizzes/new" element={<NewQuiz />} />
                  <Route path="/quizzes/:quizId" element={<Editor />} />
                  <Route path="/quizzes/:quizId/import" element={<Import />} />
                </Route>
                <Route element={<Permitted any={['statistics']} />}>
                  <Route path="/quizzes/:quizId/statistics" element={<Statistics />} />
                  <Route path="/quizzes/:quizId/results" element={<Results />} />
                  <Route path="/statistics" element={<StatisticsList />} />
                </Route>
                <Route element={<Permitted any={['suspicions']} />}>
                  <Route path="/quizzes/:quizId/suspicions" element={<Suspicions />} />
                </Route>
                <Route element={<Permitted any={['questions']} />}>
                  <Route path="/questions" element={<Bank />} />
                  <Route path="/questions/import" element={<Import />} />
                </Route>
                <Route element={<Permitted any={['games', 'rehearsals']} />}>
                  <Route path="/live" element={<Live />} />
                </Route>
                <Route element={<Permitted any={['payouts']} />}>
                  <Route path="/payouts" element={<Payouts />} />
                </Route>
                <Route element={<Permitted any={['disputes']} />}>
                  <Route path="/disputes" element={<Disputes />} />
                  <Route path="/disputes/:disputeId" element={<Dispute />} />
                </Route>
                <Route element={<Permitted any={['ads']} />}>
                  <Route path="/ads" element={<Ads />} />
                </Route>
                <Route element={<Permitted any={['people']} />}>
                  <Route path="/people" element={<People />} />
                </Route>
                <Route element={<Permitted any={['bans']} />}>
                  <Route path="/people/bans" element={<Bans />} />
                </Route>
                <Route element={<Permitted any={['deletions']} />}>
                  <Route path="/people/deletions" element={<Deletions />} />
                </Route>
                <Route element={<Permitted any={['audit']} />}>
                  <Route path="/audit" element={<Audit />} />
                </Route>
                <Route element={<Permitted any={['monitoring']} />}>
                  <Route path="/monitoring" element={<Monitoring />} />
                </Route>
                <Route path="/deletions" element={<Navigate to="/people/deletions" replace />} />
                <Route path="/account" element={<Account />} />
                <Route path="*" element={<NoSuchPage />} />
              </Route>
            </Route>
          </Routes>
        </ModalsProvider>
      </DatesProvider>
    </MantineProvider>
  );
}

function ForStaff() {
  const [fetched, setFetched] = useState(false);
  useEffect(() => void firstPage.then(() => setFetched(true)), []);
  if (!fetched) return <LoadingRows />;
  return (
    <Guarded>
      <Suspense fallback={<LoadingRows />}>
        <Outlet />
      </Suspense>
    </Guarded>
  );
}
