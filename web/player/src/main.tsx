import './app-shell/starting.css';
import { showPage } from '@quizcast/page';
import { App, loadAhead } from './app.tsx';
import { loadFonts } from './app-shell/fonts.ts';
import { startApp } from './app-shell/start.ts';

startApp();
loadFonts();
loadAhead(location.pathname);
showPage(<App />, '/');
