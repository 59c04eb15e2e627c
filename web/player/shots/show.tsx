import '@quizcast/theme/base.css';
import '@quizcast/page/page.css';
import '@quizcast/lights/lights.css';
import '../src/game/game.css';
import '../src/stage/stage.css';
import { SessionKeeper, Toasts } from '@quizcast/page';
import { Speaking } from '@quizcast/words';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { scenes } from './scenes.tsx';

/** Shows the scene in the address without a server: `?scene=lobby&language=kk&theme=night`. */
const asked = new URLSearchParams(location.search);
localStorage.setItem('quizcast.language', asked.get('language') ?? 'ru');
// Any other theme leaves the choice to the device.
const theme = asked.get('theme') ?? 'night';
if (theme === 'night' || theme === 'dawn') document.documentElement.dataset.theme = theme;

// The script that takes the pictures reads the names here.
Object.assign(window, { scenes: Object.keys(scenes) });
const scene = scenes[asked.get('scene') ?? Object.keys(scenes)[0] ?? ''];
if (scene === undefined) throw new Error(`There is no scene ${asked.get('scene')}`);

const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
});
for (const [key, data] of scene.known ?? []) queries.setQueryData([...key], data);

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no #page element');
createRoot(root).render(
  <Suspense>
    <Speaking>
      <QueryClientProvider client={queries}>
        <MemoryRouter initialEntries={[scene.at ?? '/quiz/48']}>
          <SessionKeeper>
            {scene.show()}
            <Toasts />
          </SessionKeeper>
        </MemoryRouter>
      </QueryClientProvider>
    </Speaking>
  </Suspense>,
);
