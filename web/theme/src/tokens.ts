/**
 * The design tokens: the only place that defines colours, sizes and times. The test of this file
 * generates `tokens.css`; Mantine and the canvases read it directly. The numbers after colours are
 * measured contrasts on page / card.
 */
export const themes = {
  /** The dark theme, also used for the game. */
  night: {
    page: '#0b1124',
    card: '#131b38',
    raised: '#1c2649',
    /** For decoration only; too faint to mark a control. */
    line: '#27325a',
    /** Borders of controls; contrast 4.9 / 4.4. */
    edge: '#7280b4',
    /** Contrast 16.8 / 15.2. */
    text: '#f7f2e8',
    /** Contrast 10.8 / 9.8. */
    text2: '#bcc4e0',
    /** Contrast 7.3 / 6.6. */
    text3: '#96a1c8',
    /** Fill colour for lit, live and chosen elements. */
    light: '#ffc569',
    /** The upper end of the gradient of a primary button. */
    lightTop: '#ffd48f',
    /** Text on light; contrast 11.8. */
    onLight: '#1c1204',
    /** Text in the colour of light; contrast 12 / 10.8. */
    lightText: '#ffc569',
    /** A surface tinted with light; contrast of `lightText` on it 9.3. */
    lightSoft: '#33270f',
    /** The brightest lights: the player's own and the winners'. */
    hot: '#fff1d6',
    /** A lit dot. */
    lit: '#ffc569',
    /** Contrast 12.7; on its soft surface 9.6. */
    right: '#84e8bb',
    rightSoft: '#10302e',
    /** Contrast 9.3; on its soft surface 7.7. */
    wrong: '#ff9d8d',
    wrongSoft: '#381c25',
    /** Contrast 10.6; on its soft surface 8.3. */
    link: '#aec1ff',
    linkSoft: '#1c2649',
    /** The ring of a light that is out; contrast 3.4. */
    out: '#5a6694',
    focus: '#ffc569',
    /** The band of dusk above the hall. Text on it has a contrast of 10.4, text2 6.7. */
    dusk: '#47353d',
    /** The hall below the dusk. */
    hall: '#0d1330',
    /** A toast and its text. */
    note: '#f7f2e8',
    onNote: '#171b2e',
    flapTop: '#222c55',
    flap: '#18214a',
    onFlap: '#fff1d6',
  },
  /** The light theme, also used for the portal. */
  dawn: {
    page: '#f7f2e8',
    card: '#fffdf9',
    raised: '#f2eadb',
    line: '#e3d9c7',
    /** Contrast 3.7 / 4.1. */
    edge: '#857b69',
    /** 15.3 */
    text: '#171b2e',
    /** 7.3 */
    text2: '#474e6c',
    /** 5.1, on raised 4.7 */
    text3: '#5f6683',
    light: '#ffb940',
    lightTop: '#ffc862',
    /** 10.8 */
    onLight: '#1c1204',
    /** Amber text is not readable in the light theme; this brown is. Contrast 6.3. */
    lightText: '#874a00',
    lightSoft: '#fff1d3',
    hot: '#bf6508',
    lit: '#bf6508',
    /** Contrast 6.3; on its soft surface 6.0. */
    right: '#0c6646',
    rightSoft: '#dff2e7',
    /** Contrast 6.2; on its soft surface 5.7. */
    wrong: '#a5311d',
    wrongSoft: '#f9e7e3',
    /** Contrast 7.5; on its soft surface 6.9. */
    link: '#2c46a3',
    linkSoft: '#e4e9fb',
    out: '#857b69',
    focus: '#171b2e',
    dusk: '#fbd9ae',
    hall: '#f7e6cb',
    note: '#171b2e',
    onNote: '#f7f2e8',
    flapTop: '#222c55',
    flap: '#18214a',
    onFlap: '#fff1d6',
  },
} as const;

export type Theme = keyof typeof themes;

export type ThemeColours = Readonly<Record<keyof (typeof themes)['night'], string>>;

export const shadows: Readonly<Record<Theme, { card: string; glow: string }>> = {
  night: { card: 'none', glow: '0 0 44px rgb(255 197 105 / 34%)' },
  dawn: { card: '0 10px 28px rgb(96 68 24 / 7%)', glow: '0 10px 28px rgb(96 68 24 / 7%)' },
};

export const fonts = {
  words: '"Onest Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  /** The font has only digits, ₸, % and separators. Other characters fall back to the text font. */
  figures: '"Unbounded Figures", "Onest Variable", system-ui, sans-serif',
} as const;

export const space = [4, 8, 12, 16, 20, 24, 32] as const;

export const radius = [8, 12, 14, 18, 20] as const;

/** Milliseconds. */
export const motion = {
  tap: 90,
  swap: 180,
  sheet: 320,
  gather: 600,
  wave: 400,
  flap: 140,
  flare: 1400,
  out: 'cubic-bezier(.2, .8, .2, 1)',
  inOut: 'cubic-bezier(.65, 0, .35, 1)',
  flapCurve: 'cubic-bezier(.4, 0, .6, 1)',
} as const;
