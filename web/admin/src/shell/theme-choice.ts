import { useMantineColorScheme } from '@mantine/core';

/** Which theme this device shows; kept by the component library on the device. */
export function useTheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (chosen: string) => {
    if (chosen === 'auto' || chosen === 'light' || chosen === 'dark') setColorScheme(chosen);
  };
  return { chosen: colorScheme, choose };
}
