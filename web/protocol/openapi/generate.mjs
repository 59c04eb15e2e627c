import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

/**
 * Generates `src/openapi/*.ts` from the OpenAPI documents in this folder, before each build and
 * check: `npm run types`. A test of each service compares its document with the one here.
 */
const METHODS = ['get', 'post', 'put', 'delete'];

/** Keeps what the pages use: addresses, request bodies and the bodies of successful responses. */
function reduced({ openapi, info, paths, components }) {
  const kept = Object.entries(paths).map(([path, operations]) => [
    path,
    Object.fromEntries(
      METHODS.filter((method) => operations[method]).map((method) => {
        const { requestBody, responses } = operations[method];
        const success = Object.entries(responses).filter(([status]) => status.startsWith('2'));
        const described = success.map(([status, { content }]) => [
          status,
          { description: '', ...(content && { content }) },
        ]);
        const bodies = described.length > 0 ? described : [['204', { description: '' }]];
        return [method, { requestBody, responses: Object.fromEntries(bodies) }];
      }),
    ),
  ]);
  return {
    openapi,
    info,
    paths: Object.fromEntries(kept),
    components: { schemas: components?.schemas ?? {} },
  };
}

const documents = new URL('.', import.meta.url);
const sources = new URL('../src/openapi/', import.meta.url);
mkdirSync(sources, { recursive: true });
for (const name of readdirSync(documents).filter((file) => file.endsWith('.json'))) {
  const document = reduced(JSON.parse(readFileSync(new URL(name, documents), 'utf8')));
  const source = astToString(await openapiTS(document, { silent: true }));
  writeFileSync(new URL(name.replace('.json', '.ts'), sources), compact(source));
}

/** Without members that say that something does not exist, which are most of the lines. */
function compact(source) {
  return source
    .replace(/^ *\w+\??: never;\n/gm, '')
    .replace(/^ *headers: \{\n *\[name: string\]: unknown;\n *\};\n/gm, '')
    .replace(/^ *parameters: \{\n *\};\n/gm, '')
    .replace(/^ *\/\*\* @description {2}\*\/\n/gm, '');
}
