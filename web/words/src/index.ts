export { type Catalogue, catalogue, type Say, textsLoaded, useText } from './catalogue.ts';
export {
  age,
  clockTime,
  dateOnly,
  dayAndTime,
  dayMonth,
  decimal,
  moment,
  money,
  monthName,
  number,
  seconds,
  shortDayAndTime,
} from './formats.ts';
export { habitsOf, type Language, languages, ownNameOf, preferredLanguage } from './languages.ts';
export { Rich } from './rich.tsx';
export { Speaking, useLanguage } from './speaking.tsx';
export { inLanguage, translationOf } from './translation.ts';
