// Computes charts with the page's own code: reads practices (JSON lines on standard input) and answers one line for
// each question. Called by test_progress_agreement.py with the folder of the page as its argument.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const page = process.argv[2];
const { buildSync } = createRequire(join(page, 'package.json'))('esbuild');
const folder = mkdtempSync(join(tmpdir(), 'longline-progress-'));
const outfile = join(folder, 'progress.mjs');
const contents = `
  export { progressOf } from './app/offline/desk/progress';
  export { fresh, pulled } from './app/offline/local-record';
`;
buildSync({
  stdin: { contents, resolveDir: join(page, 'src'), loader: 'ts' },
  bundle: true,
  format: 'esm',
  outfile,
  logLevel: 'error',
});
const { progressOf, fresh, pulled } = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });
for await (const line of createInterface({ input: process.stdin })) {
  const { time_zone, units, me, names, documents, asked } = JSON.parse(line);
  const whole = { generation: 1, full: true };
  const records = documents.map((one) => pulled(fresh(one.kind, one.id), one, whole));
  const ofDog = Map.groupBy(records, (record) => record.dogId);
  const practice = { timeZone: time_zone, units, me, names: new Map(Object.entries(names)) };
  for (const { dog_id, now_ms, query } of asked) {
    const answer = progressOf(ofDog.get(dog_id), { ...practice, nowMs: now_ms }, { per: null, ...query });
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}
