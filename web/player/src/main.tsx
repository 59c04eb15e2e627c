import '@quizcast/theme/base.css';
import './app-shell/starting.css';
import { loadEntrance } from './app-shell/entrances.ts';
import { startApp } from './app-shell/start.ts';

startApp();
loadEntrance(location.pathname);
void import('./app-shell/page.tsx');
