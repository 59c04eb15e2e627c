export { type Choice, chooseTheme, currentTheme, showChosenTheme, themeChoice } from './choice.ts';
export { fonts, motion, radius, space, type Theme, type ThemeColours, themes } from './tokens.ts';
