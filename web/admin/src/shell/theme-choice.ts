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

/** Makes the component library use the theme that is stored by the player's app. */
export const themeOfTheDevice: MantineColorSchemeManager = {
  get: () => schemes[themeChoice()],
  set: (scheme) => chooseTheme(choices[scheme]),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => chooseTheme('system'),
};

/** The theme that this device shows. */
export function useTheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (chosen: string) => {
    if (chosen === 'auto' || chosen === 'light' || chosen === 'dark') setColorScheme(chosen);
  };
  return { chosen: colorScheme, choose };
}

/** Shows the dark theme on the whole page, including dialogs, while `wanted` is true. */
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
