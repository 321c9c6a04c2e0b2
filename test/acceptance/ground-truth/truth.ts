/** What the services themselves logged of one run, on the run's own clock. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds since the run began. */
export interface Instants {
  readonly sick: readonly number[];
  readonly well: readonly number[];
  readonly listening: readonly number[];
  /** First answers with a status after answers with another one, or since the start. */
  readonly answered: readonly { readonly at: number; readonly status: number }[];
  /** Ends of health checks, as their last act. */
  readonly checked: readonly { readonly at: number; readonly bad: boolean }[];
  /** When its own clock did not tick, and when it had answered what had waited. */
  readonly stalled: readonly (Stretch & { readonly calm: number })[];
  /** When its callee did not answer. */
  readonly silence: readonly Stretch[];
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The observers tick, and ask, every 5 ms: an edge of a stretch lies at most that far inside it. */
export const tick = 5;

type Line =
  | { readonly instant: 'sick' | 'well' | 'listening'; readonly at: number }
  | { readonly instant: 'answered'; readonly at: number; readonly status: number }
  | { readonly instant: 'checked'; readonly ns: number; readonly bad: number }
  | ({ readonly instant: 'stalled'; readonly calm: number } & Stretch)
  | ({ readonly instant: 'silence' } & Stretch);

/** `wall` is the host's clock at the run's instant 0: harness, engine and services share it. */
export async function readInstants(run: string, service: string, wall: number): Promise<Instants> {
  const text = await readFile(join(run, 'logs', `${service}-1.log`), 'utf8');
  const lines = text
    .split('\n')
    .filter((line) => line.includes('{"instant"'))
    .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as Line);
  const pick = <I extends Line['instant']>(instant: I) =>
    lines.filter((line): line is Extract<Line, { instant: I }> => line.instant === instant);
  const atOf = (line: { readonly at: number }): number => line.at - wall;
  const stretch = ({ from, to }: Stretch): Stretch => ({ from: from - wall, to: to - wall });
  return {
    sick: pick('sick').map(atOf),
    well: pick('well').map(atOf),
    listening: pick('listening').map(atOf),
    answered: pick('answered').map((line) => ({ at: atOf(line), status: line.status })),
    checked: pick('checked').map(({ ns, bad }) => ({ at: ns / 1e6 - wall, bad: bad !== 0 })),
    stalled: pick('stalled').map((line) => ({ ...stretch(line), calm: line.calm - wall })),
    silence: pick('silence').map(stretch),
  };
}
