/** The names of kinds of suspicion, for pages that only mention them. */
export { words as suspicionWords } from './words.ts';
