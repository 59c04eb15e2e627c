/** The maximum number of lights, depending on where they are shown. */
export const caps = {
  narrow: 600,
  phone: 900,
  desktop: 1600,
  stage: 2400,
  strips: 320,
  piles: 1200,
} as const;

/** The maximum number of lights for a hall of this width. */
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

/** The number of lights for these players, rounded, but at least one if there are any players. */
export function lightsFor(players: number, unit: number): number {
  return players > 0 ? Math.max(1, Math.round(players / unit)) : 0;
}

/** The size of a light. Lights grow when fewer of them are left. */
export function burn(joined: number, left: number): number {
  if (left <= 0 || joined <= left) return 1;
  return Math.min(2.2, 1 + 0.35 * Math.log10(joined / left));
}

/**
 * The number of seats for a growing crowd. It is small enough for the hall to look full, and rarely
 * changes.
 */
export function seatsFor(lights: number, cap: number): number {
  let seats = 12;
  while (seats < lights) seats = Math.ceil(seats * 1.5);
  return Math.min(cap, seats);
}
