import type { Catalogue } from '../../texts.ts';
import en from './en.json';
import kk from './kk.json';
import ru from './ru.json';

export const words = { ru, kk, en } satisfies Catalogue<keyof typeof en>;
