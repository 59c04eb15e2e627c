import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { compile } from './catalogue-files.ts';

const PREFIX = '\0words:';
const SUFFIX = '.js';

/** Compiles the files `words/*.json` when they are imported; an invalid catalogue fails the build. */
export function words(): Plugin {
  return {
    name: 'quizcast-words',
    enforce: 'pre',
    resolveId(source, importer) {
      if (
        importer === undefined ||
        !/(^|\/)words\/\w\w\.json$/.test(resolve(dirname(importer), source))
      ) {
        return undefined;
      }
      // Adds another extension, because the bundler would otherwise parse the result as JSON.
      return PREFIX + resolve(dirname(importer), source) + SUFFIX;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const { code, beside } = compile(id.slice(PREFIX.length, -SUFFIX.length));
      for (const file of beside) this.addWatchFile(file);
      return code;
    },
  };
}
