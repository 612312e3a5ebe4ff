// Builds the page: `ng build`, then what makes it quick over a phone's network.
//
// - Rollup joins Angular's chunks. The other joiner, Rolldown, leaves apart what pages share with the page that loads
//   them: 34 scripts for a dog's page instead of 3.
// - The names of what the pages of the signed-in need are written into index.html, for public/theme.js.
// - What a first visit runs is marked to be compiled whole while it arrives, beside the page's own thread. Without the
//   mark each function is compiled on that thread when it is first called: half of the longest task of a start.
// - Each file is compressed by Brotli once, as strongly as it goes; the registry serves it as it is.
// - The scripts that a first visit needs before the page is usable must stay within SCRIPT_BUDGET.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const given = process.argv.slice(2);
const elsewhere = given.indexOf('--output-path');
const output =
  elsewhere < 0 ? join(import.meta.dirname, '..', 'dist', 'longline') : given[elsewhere + 1];
const FOLDER = join(output, 'browser');
const SCRIPT_BUDGET = 170_000; // bytes on the wire
const COMPRESSED = /\.(?:html|js|css|svg|json|webmanifest)$/;

const ng = spawnSync('ng', ['build', ...given], {
  stdio: 'inherit',
  env: { ...process.env, NG_CLI_ANALYTICS: 'false', NG_BUILD_CHUNKS_ROLLDOWN: 'false' },
});
if (ng.status !== 0) process.exit(ng.status ?? 1);

const scripts = readdirSync(FOLDER).filter((name) => name.endsWith('.js'));
const main = withImports(only('main'));
const signedIn = withImports(...main, only('practice.routes'));
nameAhead({
  'longline-ahead': without(signedIn, main),
  'longline-device': without(withImports(only('device')), signedIn),
});
compileWhole(new Set([...signedIn, ...withImports(only('device'))]));
for (const name of readdirSync(FOLDER, { recursive: true })) {
  if (COMPRESSED.test(name)) compress(join(FOLDER, name));
}
holdBudget(main, 'the log-in');
holdBudget(signedIn, 'the pages of the signed-in');

/** Fails when scripts are larger than a first visit may wait for. */
function holdBudget(names, what) {
  const bytes = [...names].reduce((sum, name) => sum + sentSize(join(FOLDER, name)), 0);
  const said = `${names.size} scripts, ${(bytes / 1000).toFixed(1)} kB compressed, before ${what} can be used`;
  if (bytes > SCRIPT_BUDGET) throw new Error(`${said}: at most ${SCRIPT_BUDGET / 1000} kB`);
  console.log(said);
}

function sentSize(path) {
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
}

function without(names, others) {
  return [...names].filter((name) => !others.has(name));
}

/** Writes into index.html's meta elements which scripts to fetch ahead; the service worker checks its hash. */
function nameAhead(ahead) {
  const path = join(FOLDER, 'index.html');
  let filled = readFileSync(path, 'utf8');
  for (const [meta, names] of Object.entries(ahead)) {
    const empty = `<meta name="${meta}" content=""`;
    if (!filled.includes(empty)) throw new Error(`index.html has no empty ${meta} element`);
    filled = filled.replace(empty, `<meta name="${meta}" content="${names.join(' ')}"`);
  }
  rewrite({ 'index.html': filled });
}

/** See "Explicit compile hints" of V8; browsers that do not know the mark read a comment. */
function compileWhole(names) {
  const marked = [...names].map((name) => [
    name,
    `//# allFunctionsCalledOnLoad\n${readFileSync(join(FOLDER, name), 'utf8')}`,
  ]);
  rewrite(Object.fromEntries(marked));
}

/** Puts other texts into built files; the service worker checks their hashes. */
function rewrite(texts) {
  const workerPath = join(FOLDER, 'ngsw.json');
  const worker = JSON.parse(readFileSync(workerPath, 'utf8'));
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(FOLDER, name), text);
    worker.hashTable[`/${name}`] = createHash('sha1').update(text).digest('hex');
  }
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
