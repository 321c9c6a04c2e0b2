/** One question of a probe, as the timeline keeps it: what came of it, and when. */
import type { Connection, Outcome, ProbeName } from './probe.ts';
import type { Instant } from './time.ts';

/** What a request saw and when; instants it never reached are null. */
export interface ProbeEnded {
  readonly type: 'probe.ended';
  readonly probe: ProbeName;
  /** `load` is sent for the traffic's sake and never judged. */
  readonly role: 'probe' | 'load';
  readonly connection: Connection;
  readonly due: Instant;
  readonly sent: Instant;
  readonly connected: Instant | null;
  readonly firstByte: Instant | null;
  readonly end: Instant;
  readonly outcome: Outcome;
  /** HTTP's or gRPC's, or the exit code of a command. Null where nothing came, and where the protocol has none. */
  readonly status: number | null;
  /** The replica that answered, from its instance header; null where it does not say. */
  readonly instance: string | null;
  /** The number of the write, where the load writes. */
  readonly write?: number;
  /** What it said, of a probe that reads a value: at most 1,000 characters. Absent: nothing was read. */
  readonly value?: string;
  /** Why it was bad, in the words of who was asked, where they say more than the outcome: at most 300 characters of one line. */
  readonly said?: string;
}
