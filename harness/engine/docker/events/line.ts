/** One line of the engine's events stream, read without losing a digit of its time. */

export interface RawEvent {
  /** The line as it came, by which repeats are known. */
  readonly line: string;
  readonly nanoseconds: bigint;
  readonly type: string;
  /** `start`, `die`, `health_status: healthy`, `connect`, … */
  readonly action: string;
  /** The container's id, or the network's. */
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface ApiEvent {
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes?: Readonly<Record<string, string>> };
}

/**
 * `timeNano` has nineteen digits, which `JSON.parse` would round to 256 ns, so it is taken from the text. A label cannot
 * be mistaken for it: within a JSON string its quotes would be escaped.
 */
export function parseEventLine(line: string): RawEvent {
  const { Type, Action, Actor } = JSON.parse(line) as ApiEvent;
  const time = /"timeNano":(\d+)/.exec(line);
  if (time === null) throw new Error(`An event without a time: ${line.slice(0, 200)}`);
  return {
    line,
    nanoseconds: BigInt(time[1]!),
    type: Type,
    action: Action,
    id: Actor.ID,
    attributes: Actor.Attributes ?? {},
  };
}

/** Splits a stream into lines; an unfinished last one is dropped, because a broken stream sends it again. */
export async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of stream) {
    const lines = (rest + decoder.decode(part as unknown as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield line;
  }
}
