import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ten shades from light to dark, because Mantine needs ten shades of each colour. */
const amber: MantineColorsTuple = [
  '#fff8ea',
  '#fff1d3',
  '#ffe2a8',
  '#ffd48c',
  '#ffc968',
  '#ffb940',
  '#e79a1c',
  '#bf6508',
  '#9c5104',
  '#874a00',
];

export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '700' },
  colors: { amber },
  primaryColor: 'amber',
  primaryShade: { light: 5, dark: 4 },
  autoContrast: true,
  black: '#171b2e',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '21px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '24px' },
  radius: { xs: '8px', sm: '10px', md: '12px', lg: '14px', xl: '18px' },
  components: {
    Checkbox: { defaultProps: { radius: 6 } },
    Button: { defaultProps: { size: 'md', h: 40 } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    // The list of options must be inside the page's main landmark.
    Select: {
      defaultProps: {
        size: 'md',
        comboboxProps: { shadow: 'md', portalProps: { target: '#content' } },
      },
    },
    // The placeholder takes the focus and is not an item of the menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { radius: 'xl', centered: true } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
});

/** Mantine's colours, taken from the design tokens, so that both themes have a single source. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: shared,
});

const shared = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--raised)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-error': 'var(--wrong)',
  '--mantine-color-anchor': 'var(--link)',
  '--mantine-color-disabled': 'var(--raised)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line)',
};
