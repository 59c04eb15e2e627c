import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

const KILO = 1000;

/** The maximum gzipped script in kilobytes for the start page: itself, the shell and one language. */
const START_KB = 130;

/** The additional kilobytes for a page before the game, and for the game itself, including texts. */
const STEP_KB = 35;

const start = /\/(home\/home-page|app-shell\/page)\.tsx$/;
const steps =
  /\/(enter\/sign-in-page|enter\/sign-up-page|enter\/verify-email-page|game\/game-page)\.tsx$/;

type Bundle = Rolldown.OutputBundle;

/** Fails the build when the scripts exceed the budget. Fonts are not counted. */
export function budget(): Plugin {
  return {
    name: 'quizcast-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const first = new Set<string>();
      for (const [file, chunk] of Object.entries(bundle)) {
        if (chunk.type === 'chunk' && (chunk.isEntry || start.test(chunk.facadeModuleId ?? ''))) {
          collect(bundle, file, first);
        }
      }
      const report = [line(bundle, 'start page', first, START_KB)];
      for (const [file, chunk] of Object.entries(bundle)) {
        if (chunk.type !== 'chunk' || !steps.test(chunk.facadeModuleId ?? '')) continue;
        const more = new Set<string>();
        collect(bundle, file, more);
        for (const known of first) more.delete(known);
        report.push(line(bundle, chunk.name, more, STEP_KB));
      }
      const text = `Script before play, gzip:\n${report.map(({ text }) => text).join('\n')}`;
      if (report.some(({ over }) => over)) this.error(text);
      this.info(text);
    },
  };
}

function line(bundle: Bundle, name: string, files: ReadonlySet<string>, limitKb: number) {
  const total = [...files].reduce((sum, file) => sum + sizeOf(bundle, file), 0) / KILO;
  const over = total > limitKb;
  const list = over
    ? [...files].map((file) => `\n    ${sizeOf(bundle, file)} ${file}`).join('')
    : '';
  return { over, text: `  ${name}: ${total.toFixed(1)} of ${limitKb} kB${list}` };
}

/** A file with its static imports and its Russian texts, which are the longest ones. */
function collect(bundle: Bundle, file: string, into: Set<string>): void {
  const chunk = bundle[file];
  if (chunk?.type !== 'chunk' || into.has(file)) return;
  into.add(file);
  for (const imported of chunk.imports) collect(bundle, imported, into);
  // The entry imports the texts of every entrance, but a visit loads only those of its page.
  if (chunk.isEntry) return;
  for (const later of chunk.dynamicImports) {
    const words = bundle[later];
    if (words?.type === 'chunk' && /^(ru\.json|texts-ru)$/.test(words.name)) {
      collect(bundle, later, into);
    }
  }
}

function sizeOf(bundle: Bundle, file: string): number {
  const chunk = bundle[file];
  return chunk?.type === 'chunk' ? gzipSync(chunk.code).length : 0;
}
