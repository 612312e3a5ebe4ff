// Answers questions (one JSON object on standard input: a device's set-up and its questions) with the page's device,
// one JSON line for each. Called by device_page.py with the folder of the page as its argument.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const page = process.argv[2];
const { buildSync } = createRequire(join(page, 'package.json'))('esbuild');
const folder = mkdtempSync(join(tmpdir(), 'longline-device-'));
const outfile = join(folder, 'device.mjs');
buildSync({
  entryPoints: [join(page, 'src/testing/device-desk.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  tsconfig: join(page, 'tsconfig.json'),
  outfile,
  logLevel: 'error',
});
const { deskOf, askDesk } = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });
const { questions, ...setUp } = JSON.parse(readFileSync(0, 'utf8'));
const desk = await deskOf(setUp);
for (const question of questions) {
  process.stdout.write(`${JSON.stringify(await askDesk(desk, question))}\n`);
}
