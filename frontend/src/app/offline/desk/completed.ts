import { Body } from '../wire';

/**
 * A body as the registry keeps it: what it fills in within the parts of a plan, a session, a set or
 * an observation, and moments in the form in which it writes them. What stands at the top of a body
 * is in `defaults.ts`.
 */
interface Shape {
  readonly defaults?: Body;
  readonly moments?: readonly string[];
  readonly parts?: Readonly<Record<string, Shape>>;
}

const STEP: Body = {
  step_id: null,
  ordinal: null,
  text: '',
  duration_s: null,
  distance_m: null,
  distraction: null,
  steps: null,
  latency_limit_ms: null,
  prompt_level: null,
};
const ADVANCE_RULE: Shape = { defaults: { version: 1, consecutive_sets: 1 } };

const PLAN: Shape = {
  parts: {
    cue: { defaults: { modality: 'verbal', text: '', language: null, status: 'none_yet' } },
    steps: {
      defaults: {
        text: '',
        duration_s: null,
        distance_m: null,
        distraction: null,
        steps: null,
        latency_limit_ms: null,
        prompt_level: null,
        context: [],
        set_size: null,
        both_planned: false,
      },
    },
    advance_rule: ADVANCE_RULE,
    mastery_rule: {
      defaults: {
        version: 1,
        level_percent: 90,
        min_trials: 10,
        sessions: 2,
        distinct_days: 1,
        distinct_people: 1,
        distinct_places: 1,
        max_latency_ms: null,
        count_owner_practice: false,
        probe_days: [1, 3, 7, 14, 30, 60],
      },
    },
    phases: { defaults: { to: null, reason: '' }, moments: ['from', 'to'] },
    conditions: { moments: ['at'] },
    aim: { defaults: { by: null, start_on: null, start_value: null } },
  },
};

const SESSION: Shape = {
  moments: ['started_at', 'ended_at'],
  parts: {
    participants: { defaults: { person_id: null, name: null } },
    repeats: { defaults: { every_weeks: 1, count: null, until: null, skipped: [] } },
    surroundings: {
      defaults: {
        temp_c: null,
        humidity_pct: null,
        wind_ms: null,
        wind_deg: null,
        precipitation: null,
        surface: null,
        indoor: null,
      },
    },
  },
};

const SET: Shape = {
  defaults: { step: {} },
  moments: ['started_at'],
  parts: {
    step: { defaults: STEP },
    trials: {
      defaults: {
        error_kind: null,
        latency_ms: null,
        duration_ms: null,
        distance_m: null,
        prompt_level: null,
        reinforced: null,
        opt_out: false,
        undone_at: null,
      },
      moments: ['at', 'undone_at'],
    },
    advice: {
      defaults: { warnings: [], taken: null, taken_reason: '' },
      moments: ['at'],
      parts: { rule: ADVANCE_RULE },
    },
  },
};

const OBSERVATION: Shape = {
  moments: ['occurred_at'],
  parts: {
    events: {
      defaults: {
        kind: 'point',
        duration_ms: null,
        intensity: null,
        closed_at_end: false,
        undone_at: null,
      },
      moments: ['at', 'undone_at'],
    },
    abc: {
      defaults: { setting_events: [], place: '' },
      parts: {
        antecedent: { defaults: { category: 'other', text: '' } },
        consequence: { defaults: { category: 'other', by_whom: '', text: '' } },
      },
    },
    exposure: {
      defaults: {
        trigger: 'other',
        trigger_text: '',
        distance_first_m: null,
        distance_min_m: null,
        distance_reaction_m: null,
        exposure_s: null,
        response: null,
        took_food: null,
        recovery_s: null,
        escape_possible: null,
        planned: true,
      },
    },
    welfare: { defaults: { fas: null, arousal: null, signs: [], moment: 'during' } },
    task_run: { defaults: { chain: 'total' } },
    search: {
      defaults: { discipline: '', area_m2: null, blinding: 'unknown', n_hides: 0, responses: [] },
      parts: { responses: { defaults: { assisted: false, time_s: null } } },
    },
    departure: {
      defaults: {
        actual_s: null,
        first_sign_s: null,
        peak_fas: null,
        reason_ended: '',
        who_left: '',
      },
    },
  },
};

const INCIDENT: Shape = {
  moments: ['occurred_at', 'reported_at'],
  parts: {
    victims: {
      defaults: {
        who: 'person_adult',
        about: '',
        body_part: '',
        bites_count: null,
        punctures: null,
        medical_care: null,
      },
    },
    witnesses: { defaults: { contact: '', account: '' } },
    addenda: { defaults: { author_id: null }, moments: ['written_at'] },
  },
};

const HOMEWORK: Shape = {
  parts: {
    step: { defaults: STEP },
    practice: {
      defaults: {
        trials: [],
        fas: null,
        comment: '',
        by_name: '',
        guardian_id: null,
        share_id: null,
        source: 'owner_practice',
      },
      moments: ['at'],
    },
  },
};

const SHAPES: Readonly<Record<string, Shape>> = {
  target: PLAN,
  session: SESSION,
  exercise_set: SET,
  observation: OBSERVATION,
  incident: INCIDENT,
  homework: HOMEWORK,
};

export function completed(kind: string, body: Body): Body {
  const shape = SHAPES[kind];
  return shape ? filled(shape, body) : body;
}

function filled({ defaults, moments = [], parts = {} }: Shape, body: Body): Body {
  const whole: Record<string, unknown> = { ...defaults, ...body };
  for (const field of moments) {
    const at = whole[field];
    if (typeof at === 'string') whole[field] = kept(at);
  }
  for (const [field, shape] of Object.entries(parts)) {
    const part = whole[field];
    if (Array.isArray(part)) whole[field] = part.map((one: Body) => filled(shape, one));
    else if (typeof part === 'object' && part !== null) whole[field] = filled(shape, part as Body);
  }
  return whole;
}

/** RFC 3339 as the registry writes it: Z for Greenwich, a fraction of six digits or none. */
function kept(moment: string): string {
  return moment
    .replace(/[+-]00:00$/, 'Z')
    .replace(/\.(\d+)/, (_, digits: string) =>
      Number(digits) === 0 ? '' : `.${digits.slice(0, 6).padEnd(6, '0')}`,
    );
}
