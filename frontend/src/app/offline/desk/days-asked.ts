import { Query } from '../../core/http/api-client';
import { Problem } from '../../core/http/problem';
import { Span } from '../local-records';

const DAY_MS = 86_400_000;

/** The time between `from` and `to` of a question: `to` is the last day that is wanted, or a time that is not. */
export function spanOf({ from, to }: Query): Span {
  const end = moment(to, 'to');
  const beyond = end !== null && String(to).length === 10 ? end + DAY_MS : end;
  return {
    from: moment(from, 'from') ?? -Infinity,
    upTo: beyond === null ? Infinity : beyond - 1,
  };
}

/** Milliseconds of a day's beginning in Greenwich or of a time. */
function moment(text: Query[string], name: string): number | null {
  if (text === null || text === undefined || text === '') return null;
  const at = Date.parse(String(text).replace(' ', '+'));
  if (Number.isNaN(at)) throw noMoment(name);
  return at;
}

function noMoment(name: string): Problem {
  const detail = `\`${name}\` is neither a day such as 2026-10-06 nor an RFC 3339 time.`;
  return new Problem({ code: 'invalid', status: 422, title: 'Not a time', detail });
}
