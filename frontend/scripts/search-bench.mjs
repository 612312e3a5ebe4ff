// Bundles what `make bench ARGS=--search` runs in a browser, on standard output.
import { buildSync } from 'esbuild';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../src/testing/search-bench.ts', import.meta.url));
const { outputFiles } = buildSync({
  entryPoints: [entry],
  bundle: true,
  minify: true,
  format: 'iife',
  write: false,
  logLevel: 'error',
});
process.stdout.write(outputFiles[0].text);
