import type { Plugin, Rolldown } from 'vite';

type Groups = NonNullable<
  Exclude<Rolldown.OutputOptions['codeSplitting'], boolean | undefined>['groups']
>;

/** The code that every page needs: React, the routes, the session, the header. */
const FRAME = 'frame';

/** Modules that the first script itself needs, so it must not wait for the frame. */
const first = { name: 'first', tags: ['$initial' as const], priority: 7 };

const frame = {
  name: FRAME,
  test: /\/app-shell\/page\.tsx$|\/(make-plural|@messageformat)\//,
  priority: 6,
};

/** The texts of the frame, one file for each language. */
const frameTexts = {
  name: (id: string) => {
    const [, language] = /\/(?:page\/src|refusals|shell)\/words\/(\w\w)\.json/.exec(id) ?? [];
    return language ? `texts-${language}` : null;
  },
  priority: 6,
};

/** Code that two or more pages use, and that only they load. The texts stay with their page. */
function shared(name: string, test: RegExp, priority: number) {
  return { name, test, priority, minShareCount: 2, includeDependenciesRecursively: false };
}

/**
 * The chunks that pages share. Without these groups there would be twenty chunks of a kilobyte or
 * two, and a slow phone waits longer for each request than for its bytes.
 */
export const chunks: Groups = [
  first,
  frame,
  frameTexts,
  shared(
    'forms',
    /\/node_modules\/(zod|react-hook-form|@hookform)\/|\/enter\/(person-fields|server-fields|sign-up\.schema)/,
    5,
  ),
  shared('enter', /\/player\/src\/enter\/(?!words)|\/page\/src\/.*field\.tsx$/, 4),
  shared('lights', /\/lights\/src\/(field|light-field|lights\.css|parts\/(flaps|glyph))/, 3),
  shared('home', /\/player\/src\/home\/(?!words)/, 2),
  // Leaves out the parts that need the library of menus and dialogs, which is as large as all of
  // these together.
  shared(
    'parts',
    /\/node_modules\/(lucide-react|@tanstack)\/|\/protocol\/src\/people|\/player\/src\/(hall|session)\/|\/(page|words)\/src\/(?!.*(dialog|menu|tabs|toast|sign-in|second-factor|\.json))/,
    1,
  ),
];

/**
 * Adds the frame to the head of the page, so that it is loaded at the same time as the script that
 * needs it.
 */
export function preloadFrame(): Plugin {
  return {
    name: 'quizcast-preload-frame',
    apply: 'build',
    transformIndexHtml: (_html, { bundle = {} }) =>
      Object.values(bundle)
        .filter((file) => file.type === 'chunk' && file.name === FRAME)
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
          injectTo: 'head' as const,
        })),
  };
}
