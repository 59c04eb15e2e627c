import { burn, caps, lightsFor, playersPerLight, seatsFor } from './crowd.ts';
import { type Hall, hallOf } from './hall.ts';
import { Latest } from './latest.ts';
import { type Levels, newLevels, settle, step, type Wanted } from './levels.ts';
import { browserClock, type Clock, HALF, Loop, NO_GLOW, type Pace, STILL } from './loop.ts';
import { clearingOf, OWN_MS, paintHandedOn, paintOwn } from './own.ts';
import { type Brush, paintBurst, paintMoving, paintSorted } from './paint.ts';
import { type Palette, paletteOf, type Sprites, spritesOf } from './palette.ts';
import { Resting } from './resting.ts';
import { type Scene, sameClose } from './scene.ts';
import { type Clearing, type Seats, seatsOf } from './seats.ts';
import { type Box, countsOf, middleOf, piles, type Sorted, strips, timing } from './sorted.ts';

export interface FieldSetup {
  readonly canvas: HTMLCanvasElement;
  /** The boxes in which the lights of each option gather, in pixels of the canvas. */
  boxes(): readonly Box[];
  readonly reduced: boolean;
  readonly budgetMs: number;
  readonly clock?: Clock;
}

const APPEAR_MS = 300;
/** With reduced motion two still pictures are shown: the answers, then the result. */
const ANSWERS_STILL_MS = 1400;

/** Draws the lights of one canvas. `show` sets the scene that they show from then on. */
export class Field {
  readonly #setup: FieldSetup;
  readonly #loop: Loop;
  #palette: Palette;
  #sprites: Sprites;
  #scene: Scene | undefined;
  #hall: Hall | undefined;
  #levels: Levels = newLevels(0);
  #wanted: Wanted = { taken: 0, burning: 0, answered: 0, salt: 0 };
  readonly #resting = new Resting();
  readonly #seats = new Latest<Seats>();
  readonly #arranged = new Latest<Sorted>();
  /** The boxes of the current frame. The page is asked for them only once per frame. */
  #boxes: readonly Box[] | undefined;
  #aspect = 0;
  #byRank: Uint16Array = new Uint16Array(0);
  #since = 0;
  #ownSince = 0;
  #burstSince = 0;
  #shown = APPEAR_MS;
  #size = { width: 1, height: 1, ratio: 1 };
  #outcome: ReturnType<typeof setTimeout> | undefined;

  constructor(setup: FieldSetup) {
    this.#setup = setup;
    this.#palette = paletteOf(setup.canvas);
    this.#sprites = spritesOf(this.#palette);
    this.#loop = new Loop(setup.clock ?? browserClock, setup.budgetMs, (elapsed, effort) =>
      this.#draw(elapsed, effort),
    );
  }

  get cost() {
    return this.#loop.cost;
  }

  get scene(): Scene | undefined {
    return this.#scene;
  }

  get running(): boolean {
    return this.#loop.running;
  }

  /** Reads the size of the canvas, with at most two device pixels per CSS pixel. */
  resize(width: number, height: number, ratio: number): void {
    const { canvas } = this.#setup;
    const sharp = Math.min(2, ratio);
    this.#size = { width, height, ratio: sharp };
    canvas.width = Math.max(1, Math.round(width * sharp));
    canvas.height = Math.max(1, Math.round(height * sharp));
    if (this.#scene) this.#seat(this.#scene);
    this.#loop.wake();
  }

  /** Called when the colours of the page have changed. */
  recolour(): void {
    this.#palette = paletteOf(this.#setup.canvas);
    this.#sprites = spritesOf(this.#palette);
    this.#loop.wake();
  }

  /** Called when the boxes have moved, for instance because the page was scrolled. */
  moved(): void {
    if (this.#scene?.sorted === undefined) return;
    this.#loop.wake();
  }

  pause(paused: boolean): void {
    this.#loop.pause(paused);
  }

  show(scene: Scene): void {
    const before = this.#scene;
    this.#scene = scene;
    if (before === undefined) this.#ownSince = OWN_MS.handed;
    else if (before.mine?.light !== scene.mine?.light) this.#ownSince = 0;
    if (scene.burst && !before?.burst) this.#burstSince = 0;
    if (scene.sorted && !sameClose(before, scene)) this.#close(scene.sorted.since);
    const wasSorted = before?.sorted !== undefined && scene.sorted === undefined;
    // The first picture appears with a transition of the whole canvas, so no further frames are
    // needed.
    if (wasSorted) this.#shown = 0;
    // A hall that was not visible has no previous state from which it could move.
    const unseen = before === undefined || wasSorted || before.seed !== scene.seed;
    this.#seat(scene);
    if (unseen || this.#setup.reduced) this.#settle();
    this.#loop.wake();
  }

  destroy(): void {
    clearTimeout(this.#outcome);
    this.#loop.stop();
  }

  #close(since: number): void {
    clearTimeout(this.#outcome);
    this.#since = since;
    if (!this.#setup.reduced) return;
    this.#since = since < ANSWERS_STILL_MS ? timing.right : timing.end;
    this.#outcome = setTimeout(() => {
      this.#since = timing.end;
      this.#loop.wake();
    }, ANSWERS_STILL_MS);
  }

  /** Computes the number of lights, and places them again if the hall has another size. */
  #seat(scene: Scene): void {
    const unit = playersPerLight(scene.joined, scene.cap);
    const taken = lightsFor(scene.joined, unit);
    const growing = scene.falling && scene.left === scene.joined;
    const seats = growing ? seatsFor(taken, scene.cap) : taken;
    this.#wanted = {
      taken,
      burning: lightsFor(scene.left, unit),
      answered: scene.left > 0 ? Math.min(1, scene.answered / scene.left) : 0,
      salt: scene.salt,
    };
    const { width, height } = this.#size;
    const aspect = width / Math.max(1, height * (scene.floor - scene.horizon));
    const before = this.#hall;
    const fits = before?.seed === scene.seed && this.#aspect === aspect;
    // If there is room for the newcomers, everybody keeps their seat.
    const roomy = before !== undefined && growing && before.count >= taken;
    if (fits && (roomy || before.count === seats)) return;
    this.#aspect = aspect;
    this.#hall = hallOf(scene.seed, seats, aspect);
    this.#byRank = new Uint16Array(seats);
    this.#hall.rank.forEach((rank, place) => {
      this.#byRank[rank] = place;
    });
    if (before?.count === seats && this.#levels.is.length === seats) return;
    this.#levels = newLevels(seats);
    this.#settle();
  }

  #settle(): void {
    if (this.#hall) settle(this.#hall, this.#levels, this.#wanted);
  }

  #seatsIn(scene: Scene): Seats {
    const { width, height } = this.#size;
    const hall = this.#hall as Hall;
    const { horizon, floor, near, mine } = scene;
    return this.#seats.get([hall, width, height, horizon, floor, near, mine?.x, mine?.y], () => {
      const top = horizon * height;
      const ground = { left: 0, width, top, height: floor * height - top, near };
      return seatsOf(hall, ground, this.#clearing(scene));
    });
  }

  #draw(elapsed: number, effort: number): Pace {
    const { canvas, reduced } = this.#setup;
    const context = canvas.getContext('2d');
    const scene = this.#scene;
    if (!context || !scene || !this.#hall) return 'still';
    const stills = reduced || effort >= STILL;
    this.#boxes = undefined;
    const { width, height, ratio } = this.#size;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.globalCompositeOperation = this.#palette.additive ? 'lighter' : 'source-over';
    const brush: Brush = {
      context,
      palette: this.#palette,
      sprites: this.#sprites,
      glow: effort < NO_GLOW,
      every: effort >= HALF ? 2 : 1,
    };
    this.#shown = stills ? APPEAR_MS : Math.min(APPEAR_MS, this.#shown + elapsed);
    const pace = scene.burst
      ? this.#drawBurst(brush, scene, elapsed, stills)
      : scene.sorted
        ? this.#drawSorted(brush, scene, elapsed, stills)
        : this.#drawHall(brush, scene, elapsed, stills);
    const own = this.#drawOwn(brush, scene, elapsed, stills);
    if (this.#shown < APPEAR_MS || pace === 'quick' || own === 'quick') return 'quick';
    return pace === 'calm' || own === 'calm' ? 'calm' : 'still';
  }

  #drawHall(brush: Brush, scene: Scene, elapsed: number, stills: boolean): Pace {
    const hall = this.#hall as Hall;
    if (stills) this.#settle();
    const moving = step(hall, this.#levels, this.#wanted, elapsed);
    this.#paintCrowd(brush, scene, this.#shown / APPEAR_MS);
    return moving ? (scene.falling ? 'quick' : 'calm') : 'still';
  }

  #paintCrowd(brush: Brush, scene: Scene, opacity: number): void {
    const crowd = {
      hall: this.#hall as Hall,
      levels: this.#levels,
      seats: this.#seatsIn(scene),
      burnt: burn(scene.joined, scene.left),
    };
    this.#resting.paint(brush, crowd, this.#size, opacity);
    paintMoving(brush, crowd, opacity);
  }

  #drawSorted(brush: Brush, scene: Scene, elapsed: number, stills: boolean): Pace {
    const sorted = scene.sorted as NonNullable<Scene['sorted']>;
    if (!stills) this.#since = Math.min(timing.end, this.#since + elapsed);
    const since = this.#since;
    const counts = countsOf(sorted.heaps, caps[sorted.shape]);
    const arrange = sorted.shape === 'strips' ? strips : piles;
    // Measured in every frame, because the boxes may be animated or may move when a font arrives.
    const boxes = this.#boxesNow();
    const edges = boxes.flatMap(({ x, y, width, height }) => [x, y, width, height]);
    const arranged = this.#arranged.get([arrange, scene.seed, ...counts, ...edges], () =>
      arrange(scene.seed, counts, boxes),
    );
    const seats = this.#seatsIn(scene);
    const leaving = 1 - Math.max(0, Math.min(1, (since - timing.freeze) / 350));
    if (leaving > 0) this.#paintCrowd(brush, scene, leaving);
    if (since >= timing.freeze || stills) {
      paintSorted(
        brush,
        arranged,
        sorted.heaps,
        since,
        (place) => {
          const seat = this.#byRank[place % Math.max(1, this.#byRank.length)] ?? 0;
          return { x: seats.x[seat] ?? 0, y: seats.y[seat] ?? 0 };
        },
        this.#holeFor(scene),
      );
    }
    return since < timing.end && !stills ? 'quick' : 'still';
  }

  #drawBurst(brush: Brush, scene: Scene, elapsed: number, stills: boolean): Pace {
    const burst = scene.burst as NonNullable<Scene['burst']>;
    const { width, height } = this.#size;
    this.#burstSince = stills ? 1700 : Math.min(1700, this.#burstSince + elapsed);
    const centre = { x: burst.x * width, y: burst.y * height };
    const size = { width, height, near: scene.near, below: width > height ? 0.5 : 0.15 };
    paintBurst(brush, scene.seed, burst.lights, centre, size, this.#burstSince);
    return this.#burstSince < 1700 ? 'quick' : 'still';
  }

  #drawOwn(brush: Brush, scene: Scene, elapsed: number, stills: boolean): Pace {
    const { mine } = scene;
    if (mine === undefined) return 'still';
    this.#ownSince = stills ? OWN_MS.handed : this.#ownSince + elapsed;
    const { width, height } = this.#size;
    const own = this.#ownInHeap(scene) ?? {
      x: mine.x * width,
      y: mine.y * height,
      ring: scene.near * (mine.light === 'winner' ? 5.6 : mine.light === 'out' ? 4.4 : 2.9),
    };
    const drawn = { ...own, light: mine.light, since: this.#ownSince };
    brush.context.globalCompositeOperation = 'source-over';
    if (mine.light === 'out') paintHandedOn(brush, drawn, (scene.horizon - 0.06) * height);
    paintOwn(brush, drawn);
    if (stills) return 'still';
    if (mine.light === 'sending') return 'calm';
    const lasting = { answered: OWN_MS.flare, out: OWN_MS.handed }[mine.light as string] ?? 0;
    return this.#ownSince < lasting ? 'quick' : 'still';
  }

  #boxesNow(): readonly Box[] {
    this.#boxes ??= this.#setup.boxes();
    return this.#boxes;
  }

  /** After the close the player's own light is among those of the chosen option. */
  #ownInHeap(scene: Scene) {
    const { sorted } = scene;
    const own = sorted?.own;
    const box = own === undefined ? undefined : this.#boxesNow()[own];
    if (!sorted || own === undefined || !box || this.#since < timing.freeze) return undefined;
    if (sorted.shape === 'piles') return undefined;
    const count = countsOf(sorted.heaps, caps.strips)[own] ?? 0;
    return { ...middleOf(count, box), ring: 7 };
  }

  #holeFor(scene: Scene): Clearing | undefined {
    const own = this.#ownInHeap(scene);
    return own && { x: own.x, y: own.y, radius: own.ring + 2 };
  }

  #clearing(scene: Scene): Clearing | undefined {
    if (!scene.mine) return undefined;
    const { width, height } = this.#size;
    const ring = scene.near * 2.9;
    return { x: scene.mine.x * width, y: scene.mine.y * height, radius: clearingOf(ring) };
  }
}
