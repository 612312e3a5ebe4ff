import { FieldProblem, Problem } from '../../core/http/problem';

/** The refusals that the registry would answer, told by the device. */
export function notHere(what: string): Problem {
  return new Problem({ ...missing(what), extra: {} });
}

/** It was deleted on this device: the registry may not know that yet, and is not asked. */
export function deletedHere(what: string): Problem {
  return new Problem({ ...missing(what), extra: { deletedHere: true } });
}

/** Whether the registry must not be asked after the device said this. */
export function isFinal(problem: Problem): boolean {
  return problem.extra['deletedHere'] === true;
}

function missing(what: string): { code: string; status: number; title: string; detail: string } {
  return {
    code: 'not-found',
    status: 404,
    title: 'Not found',
    detail: `This ${what} does not exist, or it is not yours to see.`,
  };
}

/** The record moved on while its writer typed; `current` is its state now. */
export function changedMeanwhile(current: unknown): Problem {
  return new Problem({
    code: 'revision-conflict',
    status: 412,
    title: 'Changed meanwhile',
    detail: 'This was changed in another window of this device. Look at both, then save again.',
    extra: { current },
  });
}

/** A PUT over a record that is there, without naming the revision it was made over. */
export function existsAlready(current: unknown): Problem {
  return new Problem({
    code: 'revision-needed',
    status: 428,
    title: 'This exists already',
    detail: 'Something else is stored under this id. Read it first, then save over it.',
    extra: { current },
  });
}

/** Only the registry can do this; without a connection it has to wait. */
export function needsConnection(): Problem {
  return new Problem({
    code: 'unreachable',
    status: 0,
    title: 'No connection',
    detail: 'This needs a connection to Longline. Try again when there is one.',
  });
}

/** The device has no room left for what was written. */
export function deviceFull(): Problem {
  return new Problem({
    code: 'device-full',
    status: -1,
    title: 'This device is full',
    detail: 'What you write is no longer kept here. Free some space on the device, then go on.',
  });
}

/** A value that the registry would not take; `pointer` names its field. */
export function invalidAt(pointer: string, message: string): Problem {
  const title = 'Some values are not valid';
  return new Problem({ code: 'invalid', status: 422, title, ...about(pointer, message) });
}

export function tooLarge(pointer: string, message: string): Problem {
  const title = 'That is too large';
  return new Problem({ code: 'too-large', status: 413, title, ...about(pointer, message) });
}

/** The body names a record that is not on this device; the registry may have it. */
export function missingReference(pointer: string, noun: string): Problem {
  const told = about(pointer, `There is no ${noun} with this id.`);
  return new Problem({ code: 'not-found', status: 404, title: 'There is nothing here', ...told });
}

/** The person's role, or whose record it is, speaks against it. */
export function notAllowed(detail: string): Problem {
  const title = 'Your role does not allow this';
  return new Problem({ code: 'not-allowed', status: 403, title, detail });
}

/** The state of a record speaks against it. */
export function conflict(detail: string): Problem {
  const title = 'That does not fit what is stored';
  return new Problem({ code: 'conflict', status: 409, title, detail });
}

function about(
  pointer: string,
  message: string,
): { readonly detail: string; readonly errors: readonly FieldProblem[] } {
  return { detail: message, errors: [{ pointer, message }] };
}

/** No network, no room or no such record on one side says nothing about the other. */
export function mayBeElsewhere({ offline, status, code }: Problem): boolean {
  return offline || status === 404 || code === 'device-full';
}
