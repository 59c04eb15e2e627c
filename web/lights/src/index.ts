export { burn, capFor, caps, lightsFor, playersPerLight } from './field/crowd.ts';
export type { MyLight, Scene, Tone } from './field/scene.ts';
export { type Heap, leftDuring, timing, unitOf, waveEnd } from './field/sorted.ts';
export { nightStill } from './field/still.ts';
export { LightField } from './light-field.tsx';
export { Flaps } from './parts/flaps.tsx';
export { Glyph, optionLabel } from './parts/glyph.tsx';
export { type Pip, Pips, pipsOf } from './parts/pips.tsx';
export { MiniRing, TimerRing, useSecondsUntil } from './parts/timer-ring.tsx';
