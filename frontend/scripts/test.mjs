// Runs the unit tests and ends with one plain line, `N passed, N failed`, which CI reads.
import { spawn } from 'node:child_process';

const ng = spawn('ng', ['test', '--no-watch', ...process.argv.slice(2)], {
  stdio: ['inherit', 'pipe', 'inherit'],
  env: { ...process.env, NG_CLI_ANALYTICS: 'false', FORCE_COLOR: '0' },
});

let output = '';
ng.stdout.on('data', (chunk) => {
  output += chunk;
  process.stdout.write(chunk);
});

ng.on('close', (code) => {
  // The runner colours its summary.
  const plain = output.replace(/\u001b\[[\d;]*m/g, '');
  const summary = /^\s*Tests\s+(.*)$/m.exec(plain)?.[1] ?? '';
  const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(summary)?.[1] ?? 0);
  const passed = count('passed');
  const failed = count('failed');
  // A run in which nothing ran is a failure, whatever the runner's exit code says.
  const broken = code !== 0 || passed === 0;
  console.log(`${passed} passed, ${failed === 0 && broken ? 1 : failed} failed`);
  process.exitCode = broken ? 1 : 0;
});
