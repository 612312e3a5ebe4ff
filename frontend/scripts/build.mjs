// Builds the page: `ng build`, then what makes it quick over a phone's network.
//
// - Rollup joins Angular's chunks. The other joiner, Rolldown, leaves apart what pages share with the page that loads
//   them: 34 scripts for a dog's page instead of 3.
// - The names of what the pages of the signed-in need are written into index.html, for public/theme.js.
// - Each file is compressed by Brotli once, as strongly as it goes; the registry serves it as it is.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const given = process.argv.slice(2);
const elsewhere = given.indexOf('--output-path');
const output =
  elsewhere < 0 ? join(import.meta.dirname, '..', 'dist', 'longline') : given[elsewhere + 1];
const FOLDER = join(output, 'browser');
const COMPRESSED = /\.(?:html|js|css|svg|json|webmanifest)$/;

const ng = spawnSync('ng', ['build', ...given], {
  stdio: 'inherit',
  env: { ...process.env, NG_CLI_ANALYTICS: 'false', NG_BUILD_CHUNKS_ROLLDOWN: 'false' },
});
if (ng.status !== 0) process.exit(ng.status ?? 1);

const scripts = readdirSync(FOLDER).filter((name) => name.endsWith('.js'));
nameAhead([only('practice.routes'), only('device')], only('main'));
for (const name of readdirSync(FOLDER, { recursive: true })) {
  if (COMPRESSED.test(name)) compress(join(FOLDER, name));
}

/** Writes into index.html which scripts come with `wanted` and not with `main`; the service worker checks its hash. */
function nameAhead(wanted, main) {
  const there = withImports(main);
  const ahead = [...withImports(...wanted)].filter((name) => !there.has(name));
  const path = join(FOLDER, 'index.html');
  const empty = /(<meta name="longline-ahead" content=)""/;
  const index = readFileSync(path, 'utf8');
  if (!empty.test(index)) throw new Error('index.html has no empty longline-ahead element');
  const filled = index.replace(empty, `$1"${ahead.join(' ')}"`);
  writeFileSync(path, filled);

  const workerPath = join(FOLDER, 'ngsw.json');
  const worker = JSON.parse(readFileSync(workerPath, 'utf8'));
  worker.hashTable['/index.html'] = createHash('sha1').update(filled).digest('hex');
  writeFileSync(workerPath, JSON.stringify(worker, null, 2));
}

/** The one script of that name: behind it stand eight characters made of its content. */
function only(wanted) {
  const found = scripts.filter((name) => name.replace(/-[\w-]{8}\.js$/, '') === wanted);
  if (found.length !== 1) throw new Error(`${found.length} scripts are named ${wanted}`);
  return found[0];
}

/** Scripts and everything that they cannot run without. */
function withImports(...first) {
  const found = new Set(first);
  for (const name of found) {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    for (const [, other] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
      found.add(other);
    }
  }
  return found;
}

function compress(path) {
  const content = readFileSync(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const compressed = brotliCompressSync(content, { params });
  if (compressed.length < content.length) writeFileSync(`${path}.br`, compressed);
}
