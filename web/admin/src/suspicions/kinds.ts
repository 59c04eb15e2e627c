/** What a suspicion is called, for pages that show it in passing. */
export { words as suspicionWords } from './words.ts';
