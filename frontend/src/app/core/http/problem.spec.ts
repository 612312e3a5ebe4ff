import { refusal } from '../../../testing/fake-registry';
import { asProblem, Problem, problemOf, tooSlow, unreachable } from './problem';

describe('problemOf', () => {
  it('reads a refusal of the registry', async () => {
    const problem = await problemOf(
      refusal(422, 'invalid', {
        detail: 'The call name is missing.',
        errors: [{ pointer: '/call_name', message: 'Say what it is called.' }],
      }),
    );
    expect(problem.code).toBe('invalid');
    expect(problem.detail).toBe('The call name is missing.');
    expect(problem.about('call_name')).toBe('Say what it is called.');
    expect(problem.about('call')).toBeNull();
    expect(problem.temporary).toBe(false);
  });

  it('carries the current note of a stale write', async () => {
    const problem = await problemOf(refusal(412, 'stale', { current: { revision: 3 } }));
    expect(problem.current).toEqual({ revision: 3 });
  });

  it('reads how long to wait', async () => {
    const problem = await problemOf(refusal(429, 'too-many-requests'));
    expect(problem.retryAfterS).toBe(7);
    expect(problem.temporary).toBe(true);
  });

  it('has a sentence also when a proxy answered', async () => {
    const problem = await problemOf(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(problem.code).toBe('http-502');
    expect(problem.detail).toMatch(/\.$/);
    expect(problem.temporary).toBe(true);
  });

  it('survives a body of the wrong shape', async () => {
    const problem = await problemOf(
      new Response(JSON.stringify({ type: 5, errors: [null, 'x', {}] }), { status: 400 }),
    );
    expect(problem.code).toBe('http-400');
    expect(problem.errors).toEqual([{ pointer: '', message: '' }]);
  });
});

describe('Problem', () => {
  it('knows what never reached the registry', () => {
    expect(unreachable().offline).toBe(true);
    expect(tooSlow().temporary).toBe(true);
  });

  it('takes in whatever was thrown', () => {
    const own = unreachable();
    expect(asProblem(own)).toBe(own);
    expect(asProblem(new Error('boom'))).toBeInstanceOf(Problem);
    expect(asProblem(new Error('boom')).detail).not.toContain('boom');
  });
});
