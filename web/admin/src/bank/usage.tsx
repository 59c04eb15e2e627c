import { portal } from '@quizcast/protocol';
import { number } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../calls.ts';
import { percent } from '../figures.ts';
import layout from '../parts/layout.module.css';
import { Panel } from '../parts/panel.tsx';
import { Loaded } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

/** The games in which a question was asked, with the number of players who passed it. */
export function Usage({ id }: { id: number }) {
  const { t, language } = useTexts(words);
  const usage = useQuery({
    queryKey: ['pool', 'usage', id],
    queryFn: () => api.get(`/api/admin/questions/${id}/usage`, portal.questionUsage),
  });
  return (
    <Panel title={t('usage')}>
      <Loaded query={usage}>
        {({ games }) =>
          games.length === 0 ? (
            <p className={layout.soft}>{t('usageNone')}</p>
          ) : (
            <ul className={layout.plain}>
              {games.map((game) => (
                <li key={`${game.quiz_id} ${game.question_number}`}>
                  <Link className={layout.link} to={`/quizzes/${game.quiz_id}/statistics`}>
                    {t('usageOf', {
                      title: game.title,
                      n: game.question_number,
                      rate: percent(game.pass_rate),
                      players: number(language, game.in_play),
                    })}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
