import {
  type MantineColorScheme,
  type MantineColorSchemeManager,
  useMantineColorScheme,
} from '@mantine/core';
import { type Choice, chooseTheme, themeChoice } from '@quizcast/theme';
import { useEffect } from 'react';

const schemes: Record<Choice, MantineColorScheme> = {
  dawn: 'light',
  night: 'dark',
  system: 'auto',
};
const choices: Record<MantineColorScheme, Choice> = {
  light: 'dawn',
  dark: 'night',
  auto: 'system',
};

/** Lets the component library follow the theme that the player's app chooses and keeps. */
export const themeOfTheDevice: MantineColorSchemeManager = {
  get: () => schemes[themeChoice()],
  set: (scheme) => chooseTheme(choices[scheme]),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => chooseTheme('system'),
};

/** Which theme this device shows. */
export function useTheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (chosen: string) => {
    if (chosen === 'auto' || chosen === 'light' || chosen === 'dark') setColorScheme(chosen);
  };
  return { chosen: colorScheme, choose };
}

/** Shows the night on the whole page while `wanted`, whatever was chosen, dialogs included. */
export function useNight(wanted: boolean): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (!wanted) return;
    const before = dataset.theme;
    dataset.theme = 'night';
    return () => {
      if (before === undefined) delete dataset.theme;
      else dataset.theme = before;
    };
  }, [wanted]);
}
