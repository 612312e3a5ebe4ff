// Reads texts (JSON lines on standard input) with the page's shorthand and answers facts (JSON lines).
// Called by test_shorthand_agreement.py with the folder of the page as its argument.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const page = process.argv[2];
const { buildSync } = createRequire(join(page, 'package.json'))('esbuild');
const folder = mkdtempSync(join(tmpdir(), 'longline-shorthand-'));
const outfile = join(folder, 'parse.mjs');
buildSync({
  entryPoints: [join(page, 'src/app/shorthand/parse.ts')],
  bundle: true,
  format: 'esm',
  outfile,
  logLevel: 'error',
});
const { parse } = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });
for await (const line of createInterface({ input: process.stdin })) {
  const { text, ...options } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(parse(text, options))}\n`);
}
