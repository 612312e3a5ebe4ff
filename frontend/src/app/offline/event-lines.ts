/** A server-sent event, as far as replication reads it. */
export interface ServerEvent {
  readonly name: string;
  readonly id: string | null;
}

/** What one chunk of a stream completes, and what of it belongs to the next. */
export interface Read {
  readonly events: readonly ServerEvent[];
  /** The wait before coming again that the server asked for, in milliseconds. */
  readonly retryMs: number | null;
  readonly rest: string;
}

/** Reads server-sent events (WHATWG HTML, 9.2.6) out of the text that has come so far. */
export function readEvents(text: string): Read {
  const blocks = text.replaceAll('\r\n', '\n').split('\n\n');
  const rest = blocks.pop() ?? '';
  const events: ServerEvent[] = [];
  let retryMs: number | null = null;
  for (const block of blocks) {
    const fields = new Map(block.split('\n').map(fieldOf));
    const retry = fields.get('retry');
    if (retry !== undefined && /^[0-9]+$/.test(retry)) retryMs = Number(retry);
    if (fields.has('data')) {
      events.push({ name: fields.get('event') ?? 'message', id: fields.get('id') ?? null });
    }
  }
  return { events, retryMs, rest };
}

function fieldOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  if (colon < 0) return [line, ''];
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
}
