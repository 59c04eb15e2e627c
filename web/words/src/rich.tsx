import { Fragment, type ReactNode } from 'react';

interface Parts {
  /** A text with tags, such as `I accept the <terms>terms of use</terms>`. */
  text: string;
  /** What is rendered for each tag. */
  tags: Readonly<Record<string, (inside: string) => ReactNode>>;
}

/** Renders a text in which some words are links or bold, so that translators see the whole
 * sentence. */
export function Rich({ text, tags }: Parts) {
  const pieces: ReactNode[] = [];
  let done = 0;
  for (const found of text.matchAll(/<(\w+)>(.*?)<\/\1>/g)) {
    const [whole, name = '', inside = ''] = found;
    pieces.push(text.slice(done, found.index), tags[name]?.(inside) ?? inside);
    done = found.index + whole.length;
  }
  pieces.push(text.slice(done));
  return pieces.map((piece, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence never change their order
    <Fragment key={place}>{piece}</Fragment>
  ));
}
