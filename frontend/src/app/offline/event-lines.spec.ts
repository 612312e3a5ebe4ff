import { readEvents } from './event-lines';

const CHANGED = 'retry: 500\nevent: changed\nid: 7\ndata: {"position":7}\n\n';

it('reads the name, the id and the wait of an event', () => {
  expect(readEvents(CHANGED)).toEqual({
    events: [{ name: 'changed', id: '7' }],
    retryMs: 500,
    rest: '',
  });
});

it('reads the same however the stream was cut', () => {
  for (let cut = 0; cut <= CHANGED.length; cut++) {
    const first = readEvents(CHANGED.slice(0, cut));
    const second = readEvents(first.rest + CHANGED.slice(cut));
    const events = [...first.events, ...second.events];
    expect(events).toEqual([{ name: 'changed', id: '7' }]);
  }
});

it('takes comments and blocks without data for no event', () => {
  expect(readEvents(': still here\n\nevent: changed\n\n').events).toEqual([]);
});

it('reads lines that end as on Windows, and knows an event without a name', () => {
  expect(readEvents('data: x\r\n\r\n').events).toEqual([{ name: 'message', id: null }]);
});
