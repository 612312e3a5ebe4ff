import { Body } from '../wire';

/** A body after a JSON merge patch (RFC 7396): null clears a field, what is absent stays. */
export function mergePatch(body: Body, patch: Body): Body {
  const after: Record<string, unknown> = { ...body };
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) {
      Reflect.deleteProperty(after, field);
    } else if (isObject(value)) {
      const before = after[field];
      after[field] = mergePatch(isObject(before) ? before : {}, value);
    } else if (value !== undefined) {
      after[field] = value;
    }
  }
  return after;
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
