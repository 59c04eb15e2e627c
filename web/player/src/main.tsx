import { showPage } from '@quizcast/page';
import { App } from './app.tsx';
import { startApp } from './app-shell/start.ts';

startApp();
showPage(<App />, '/');
