/** The most lights that are shown at once, by where they are shown. */
export const caps = {
  narrow: 600,
  phone: 900,
  desktop: 1600,
  stage: 2400,
  strips: 320,
  piles: 1200,
} as const;

/** How many lights a hall of this width may show. */
export function capFor(width: number): number {
  if (width <= 320) return caps.narrow;
  return width < 720 ? caps.phone : caps.desktop;
}

/** How many players one light stands for: 1, 2, 5, 10, 20, 50, … */
export function playersPerLight(players: number, cap: number): number {
  let unit = 1;
  while (players / unit > cap) unit = nextUnit(unit);
  return unit;
}

export function nextUnit(unit: number): number {
  return String(unit).startsWith('2') ? unit * 2.5 : unit * 2;
}

/** As many lights as stand for these players; nobody in play is left without a light. */
export function lightsFor(players: number, unit: number): number {
  return players > 0 ? Math.max(1, Math.round(players / unit)) : 0;
}

/** How much larger each light burns when fewer are left. */
export function burn(joined: number, left: number): number {
  if (left <= 0 || joined <= left) return 1;
  return Math.min(2.2, 1 + 0.35 * Math.log10(joined / left));
}

/** Seats for a crowd that may still grow: few enough to look full, and rarely another number. */
export function seatsFor(lights: number, cap: number): number {
  let seats = 12;
  while (seats < lights) seats = Math.ceil(seats * 1.5);
  return Math.min(cap, seats);
}
