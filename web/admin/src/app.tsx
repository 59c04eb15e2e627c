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
import { useLanguage } from '@quizcast/words';
import { lazy, Suspense } from 'react';
import { Navigate, Outlet, Route, Routes, useMatch } from 'react-router';
import { LoadingRows } from './parts/states.tsx';
import { Guarded, Permitted } from './shell/guarded.tsx';
import { Shell } from './shell/shell.tsx';
import { cssVariables, theme } from './shell/theme.ts';
import { themeOfTheDevice, useNight } from './shell/theme-choice.ts';

const page = <Name extends string>(
  load: () => Promise<Record<Name, React.ComponentType>>,
  name: Name,
) => lazy(() => load().then((module) => ({ default: module[name] })));

const Dashboard = page(() => import('./dashboard/dashboard-page.tsx'), 'DashboardPage');
const Quizzes = page(() => import('./quizzes/quiz-list-page.tsx'), 'QuizListPage');
const NewQuiz = page(() => import('./quizzes/new-quiz-page.tsx'), 'NewQuizPage');
const Editor = page(() => import('./editor/editor-page.tsx'), 'EditorPage');
const Desk = page(() => import('./live/desk-page.tsx'), 'DeskPage');
const Live = page(() => import('./live/live-page.tsx'), 'LivePage');
const Bank = page(() => import('./bank/bank-page.tsx'), 'BankPage');
const Import = page(() => import('./import/import-page.tsx'), 'ImportPage');
const StatisticsList = page(() => import('./statistics/games-page.tsx'), 'GamesPage');
const Statistics = page(() => import('./statistics/statistics-page.tsx'), 'StatisticsPage');
const Results = page(() => import('./statistics/results-page.tsx'), 'ResultsPage');
const Suspicions = page(() => import('./suspicions/suspicions-page.tsx'), 'SuspicionsPage');
const Payouts = page(() => import('./payouts/payouts-page.tsx'), 'PayoutsPage');
const Disputes = page(() => import('./disputes/disputes-page.tsx'), 'DisputesPage');
const Dispute = page(() => import('./disputes/dispute-page.tsx'), 'DisputePage');
const Ads = page(() => import('./ads/ads-page.tsx'), 'AdsPage');
const People = page(() => import('./people/people-page.tsx'), 'PeoplePage');
const Bans = page(() => import('./people/bans-page.tsx'), 'BansPage');
const Deletions = page(() => import('./people/deletions-page.tsx'), 'DeletionsPage');
const Audit = page(() => import('./audit/audit-page.tsx'), 'AuditPage');
const Monitoring = page(() => import('./monitoring/monitoring-page.tsx'), 'MonitoringPage');
const Account = page(() => import('./account/account-page.tsx'), 'AccountPage');

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
  return (
    <Guarded>
      <Suspense fallback={<LoadingRows />}>
        <Outlet />
      </Suspense>
    </Guarded>
  );
}
