import '@quizcast/theme/base.css';
import './page/page.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app.tsx';
import { Speaking } from './language/speaking.tsx';
import { Broken } from './page/broken.tsx';
import { retries } from './session/retries.ts';
import { SessionKeeper } from './session/session.tsx';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: retries, staleTime: 5_000 } },
});

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no #page element');

createRoot(root).render(
  <StrictMode>
    <Speaking>
      <Broken>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <SessionKeeper>
              <App />
            </SessionKeeper>
          </BrowserRouter>
        </QueryClientProvider>
      </Broken>
    </Speaking>
  </StrictMode>,
);
