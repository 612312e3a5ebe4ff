// Measures the processor's time in which the page charts a dog from its documents: `npm run bench-charts [-- SESSIONS]`.
// Each session has two sets of five trials, a counted behaviour and a meeting; there are two plans with phases and rules.
import { buildSync } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SESSIONS = Number(process.argv[2] ?? 5000);
const RUNS = 9;
const DOG = '01a20b80-db73-70b3-98aa-79f535e9c500';
const BEGIN = Date.parse('2014-01-01T16:00:00Z');

const folder = mkdtempSync(join(tmpdir(), 'longline-bench-'));
const outfile = join(folder, 'progress.mjs');
const contents = `
  export { progressOf } from './app/offline/desk/progress';
  export { fresh, pulled } from './app/offline/local-record';
  export { defaultsOf } from './app/offline/desk/defaults';
`;
const resolveDir = fileURLToPath(new URL('../src', import.meta.url));
buildSync({ stdin: { contents, resolveDir, loader: 'ts' }, bundle: true, format: 'esm', outfile });
const { progressOf, fresh, pulled, defaultsOf } = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });

/** The same numbers in every run: a linear congruential generator. */
let state = 1;
const chance = () => (state = (state * 48271) % 2147483647) / 2147483647;
let made = 0;

function record(kind, body) {
  made += 1;
  const id = `01a20b80-db73-70b3-98aa-${String(made).padStart(12, '0')}`;
  const created_at = new Date(BEGIN + made).toISOString();
  const stored = { revision: 1, deleted: false, removed: false, author_id: 'lena', created_at };
  const document = { ...stored, kind, id, body: { dog_id: DOG, ...defaultsOf(kind), ...body } };
  return pulled(fresh(kind, id), document, { generation: 1, full: true });
}

function at(session, minute) {
  return new Date(BEGIN + session * 20 * 3_600_000 + minute * 60_000).toISOString();
}

function set(session, session_id, minute) {
  const right = 0.5 + (0.4 * session) / SESSIONS;
  const trials = [1, 2, 3, 4, 5].map((ordinal) => ({
    ordinal,
    outcome: chance() < right ? 'correct' : 'incorrect',
    latency_ms: Math.round(500 + 3000 * chance()),
    opt_out: false,
    undone_at: null,
  }));
  const step = { duration_s: null, distance_m: 1 + (session % 20), distraction: session % 4 };
  return record('exercise_set', {
    ...{ session_id, started_at: at(session, minute), skill: 'recall', key: 'skill.recall' },
    ...{ step, trials, status: 'final' },
  });
}

function recordedIn(session) {
  const place = { location: session % 3 ? 'Yard' : 'Park', participants: [] };
  const one = record('session', { ...place, started_at: at(session, 0), status: 'final' });
  const session_id = one.id;
  const events = Array.from({ length: Math.floor(9 * chance()) }, (_, i) => ({
    ...{ at: at(session, 10 + i), kind: 'point', duration_ms: null, intensity: 2, undone_at: null },
  }));
  const distance_first_m = 3 + 40 * chance();
  const response = distance_first_m * chance() > 8 ? 1 : 4;
  const seen = { session_id, occurred_at: at(session, 10) };
  return [
    one,
    set(session, session_id, 1),
    set(session, session_id, 5),
    record('observation', { ...seen, type: 'events', behavior: 'barks', events, observed_s: 600 }),
    record('observation', {
      ...{ ...seen, type: 'exposure' },
      exposure: { trigger: 'dog', distance_first_m, response },
    }),
  ];
}

function plan(name, measure, secondary_measures) {
  const half = at(Math.floor(SESSIONS / 2), -60);
  return record('target', {
    ...{ name, measure, secondary_measures },
    phases: [
      { kind: 'baseline', from: at(0, -60), to: half },
      { kind: 'acquisition', from: half, to: null },
    ],
    advance_rule: { set_size: 5, push_min: 4, drop_max: 2, consecutive_sets: 2 },
    mastery_rule: {
      ...{ level_percent: 90, min_trials: 10, sessions: 3, distinct_days: 3, distinct_people: 2 },
      ...{ distinct_places: 3, max_latency_ms: null, count_owner_practice: false },
      probe_days: [1, 3, 7],
    },
  });
}

const records = [
  plan('recall', 'percent_correct', ['latency']),
  plan('barks', 'rate', ['intensity']),
  ...Array.from({ length: SESSIONS }, (_, session) => recordedIn(session)).flat(),
];
const practice = {
  ...{ timeZone: 'Europe/Zurich', units: 'metric', nowMs: BEGIN + SESSIONS * 20 * 3_600_000 },
  ...{ me: 'lena', names: new Map() },
};
for (const per of ['session', 'day']) {
  const times = Array.from({ length: RUNS }, () => {
    const begun = process.cpuUsage();
    progressOf(records, practice, { per });
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  });
  const first = times[0].toFixed(0);
  const ordered = times.toSorted((one, other) => one - other);
  const [least, middle] = [ordered[0], ordered[Math.floor(RUNS / 2)]].map((ms) => ms.toFixed(0));
  console.log(
    `${SESSIONS} sessions, ${records.length} documents, per ${per}: first ${first}, least ${least}, median ${middle} ms`,
  );
}
