import { Button } from '@mantine/core';
import { rest } from '@quizcast/protocol';
import { dayAndTime } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { Radio } from 'lucide-react';
import { Link } from 'react-router';
import { api } from '../calls.ts';
import { useRunningQuiz } from '../now-running.ts';
import layout from '../parts/layout.module.css';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

/** The choice of the game to control: the running one or one of the next. */
export function LivePage() {
  const { t, language } = useTexts(words);
  const running = useRunningQuiz();
  const next = useQuery({
    queryKey: ['quizzes', 'scheduled'],
    queryFn: () => api.get('/api/quizzes/scheduled', rest.quizzes),
    refetchInterval: 15_000,
  });
  const desk = (id: number, title: string, first: boolean) => (
    <Button
      variant={first ? 'filled' : 'default'}
      component={Link}
      to={`/quizzes/${id}/live`}
      aria-label={`${t('openDesk')}: ${title}`}
      leftSection={<Radio size={16} aria-hidden />}
    >
      {t('openDesk')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('title')} aside={t('liveLead')} />
      <div className={layout.stack}>
        <Panel title={t('nowRunning')}>
          <Loaded query={running}>
            {(quiz) =>
              quiz === null ? (
                <p className={layout.soft}>{t('noneRunning')}</p>
              ) : (
                <div className={layout.between}>
                  <strong>{quiz.title}</strong>
                  {desk(quiz.id, quiz.title, true)}
                </div>
              )
            }
          </Loaded>
        </Panel>
        <Panel title={t('upcoming')}>
          <Loaded query={next}>
            {(quizzes) =>
              quizzes.length === 0 ? (
                <Empty text={t('noneUpcoming')} />
              ) : (
                <ul className={`${layout.plain} ${layout.stack}`}>
                  {quizzes.slice(0, 10).map(({ id, title, scheduled_time: start }, place) => (
                    <li key={id} className={layout.between}>
                      <span>
                        <strong>{title}</strong>{' '}
                        <span className={layout.soft}>{dayAndTime(language, start)}</span>
                      </span>
                      {desk(id, title, place === 0 && running.data === null)}
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Panel>
      </div>
    </>
  );
}
