import '@quizcast/theme/base.css';
import './page.css';
import { showChosenTheme } from '@quizcast/theme';
import { Speaking } from '@quizcast/words';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { Broken } from './broken.tsx';
import { Toasts } from './parts/toast.tsx';
import { retries } from './retries.ts';
import { SessionKeeper } from './session.tsx';

/** Renders `content` with its context: language, session, and routes below `base`. */
export function showPage(content: ReactNode, base: string): void {
  const queries = new QueryClient({
    defaultOptions: {
      // Sends requests even if the browser reports that it is offline, because that may be wrong
      // and a click would then wait without feedback.
      queries: { retry: retries, staleTime: 5_000, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  const root = document.getElementById('page');
  if (root === null) throw new Error('The page has no #page element');
  showChosenTheme();
  createRoot(root).render(
    <StrictMode>
      <Speaking>
        <Suspense>
          <Broken>
            <QueryClientProvider client={queries}>
              <BrowserRouter basename={base}>
                <SessionKeeper>
                  <Suspense>{content}</Suspense>
                  <Toasts />
                </SessionKeeper>
              </BrowserRouter>
            </QueryClientProvider>
          </Broken>
        </Suspense>
      </Speaking>
    </StrictMode>,
  );
}
