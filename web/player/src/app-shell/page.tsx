import { showPage } from '@quizcast/page';
import { App } from '../app.tsx';

showPage(<App />, '/');
