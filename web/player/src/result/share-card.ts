import { nightStill } from '@quizcast/lights';

/** The content of the picture that a winner shares. */
export interface Card {
  readonly title: string;
  readonly quiz: string;
  readonly date: string;
  readonly amount: string;
  readonly caption: string;
  readonly seed: number;
  readonly lights: number;
  /** The text that is sent together with the picture. */
  readonly text: string;
}

/** The size of a story on a phone. */
const WIDTH = 1080;
const HEIGHT = 1920;
const MARGIN = 84;

/** Shares the picture with the device's share sheet, or saves it if there is none. */
export async function shareCard(card: Card): Promise<'shared' | 'saved'> {
  await document.fonts.ready;
  const picture = await drawn(card);
  const file = new File([picture], 'quizcast.png', { type: 'image/png' });
  if (navigator.canShare?.({ files: [file] })) {
    // Closing the share sheet is not an error.
    await navigator.share({ files: [file], text: card.text }).catch(() => undefined);
    return 'shared';
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(picture);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return 'saved';
}

function drawn(card: Card): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser has no canvas');
  paintSky(context);
  nightStill(context, { seed: card.seed, lights: card.lights, width: WIDTH, height: HEIGHT });
  paintWords(context, card);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/png');
  });
}

function paintSky(context: CanvasRenderingContext2D): void {
  const sky = context.createLinearGradient(0, 0, 0, HEIGHT);
  sky.addColorStop(0, '#070b1b');
  sky.addColorStop(0.45, '#0d122b');
  sky.addColorStop(0.62, '#171838');
  sky.addColorStop(0.7, '#4a3a42');
  sky.addColorStop(0.78, '#1c1a30');
  sky.addColorStop(1, '#0c1024');
  context.fillStyle = sky;
  context.fillRect(0, 0, WIDTH, HEIGHT);
}

function paintWords(context: CanvasRenderingContext2D, card: Card): void {
  const words = (size: number, weight: number) =>
    `${weight} ${size}px "Onest Variable", system-ui, sans-serif`;
  const figures = (size: number) =>
    `500 ${size}px "Unbounded Figures", "Onest Variable", sans-serif`;
  context.textBaseline = 'alphabetic';
  line(context, 'Quizcast', MARGIN, 170, words(52, 700), '#f7f2e8');
  context.textAlign = 'right';
  line(context, card.date, WIDTH - MARGIN, 170, words(42, 400), '#bcc4e0');
  context.textAlign = 'left';
  let bottom = 420;
  context.font = words(88, 700);
  for (const row of wrapped(context, card.title, WIDTH - 2 * MARGIN).slice(0, 3)) {
    line(context, row, MARGIN, bottom, words(88, 700), '#f7f2e8');
    bottom += 106;
  }
  context.font = words(46, 400);
  const [quiz = ''] = wrapped(context, card.quiz, WIDTH - 2 * MARGIN);
  line(context, quiz, MARGIN, bottom + 4, words(46, 400), '#bcc4e0');
  line(
    context,
    card.amount,
    MARGIN,
    bottom + 210,
    fitted(context, card.amount, figures),
    '#ffd48f',
  );
  line(context, card.caption, MARGIN, bottom + 290, words(44, 400), '#bcc4e0');
}

/** Sets the largest font size with which the text fits the width. */
function fitted(
  context: CanvasRenderingContext2D,
  text: string,
  font: (size: number) => string,
): string {
  let size = 140;
  context.font = font(size);
  while (size > 60 && context.measureText(text).width > WIDTH - 2 * MARGIN) {
    size -= 6;
    context.font = font(size);
  }
  return font(size);
}

function line(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  font: string,
  colour: string,
): void {
  context.font = font;
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/**
 * Splits a text into lines of whole words that fit the width. A single word that is too long is
 * cut.
 */
export function wrapped(
  context: Pick<CanvasRenderingContext2D, 'measureText'>,
  text: string,
  width: number,
): string[] {
  const rows: string[] = [];
  for (const word of text.split(/\s+/)) {
    const row = rows.at(-1);
    const longer = row === undefined ? word : `${row} ${word}`;
    if (row !== undefined && context.measureText(longer).width <= width) {
      rows[rows.length - 1] = longer;
    } else {
      let fitting = word;
      while (fitting.length > 1 && context.measureText(`${fitting}…`).width > width) {
        fitting = fitting.slice(0, -1);
      }
      rows.push(fitting === word ? word : `${fitting}…`);
    }
  }
  return rows;
}
