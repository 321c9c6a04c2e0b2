/** How a simulated service behaves: its boot, its answers, its signals, as small functions without time or effects. */
import type { ExecResult } from '../command-end.ts';
import type { Random } from '../environment.ts';
import type { Spread } from './parameters.ts';

export interface AppRequest {
  readonly method: string;
  readonly path: string;
  /** What was sent with it. Absent: nothing. */
  readonly body?: string;
}

/** What came back of an app's own request to another service. */
export interface AskResult {
  readonly outcome: 'answered' | 'dns' | 'refused' | 'closed' | 'timeout';
  readonly status: number | null;
  readonly body: string;
}

/** What an app does with a request. */
export type Reply =
  | {
      readonly does: 'answer';
      readonly status: number;
      readonly body: string;
      /** Milliseconds of thinking. */
      readonly after: number;
      /** The process leaves with this code right after answering. */
      readonly exit?: number;
      /** The `x-instance` header. */
      readonly instance?: string;
      /** The others, by lower-case name. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly does: 'hang' }
  /** Goes on after so many milliseconds. */
  | { readonly does: 'wait'; readonly for: number; readonly then: () => Reply }
  /** Closes the connection silently. */
  | { readonly does: 'close' }
  /** Asks another service first; what it does then depends on the result. */
  | {
      readonly does: 'ask';
      readonly host: string;
      readonly path: string;
      readonly timeout: number;
      readonly then: (result: AskResult) => Reply;
    };

/** One process of a service, from its start to its death; whatever it remembers dies with it. */
export interface App {
  /** Before it listens; every reply without an exit lets it go on to boot. */
  begin?(): Reply;
  answer(request: AppRequest): Reply;
  /** What a health check sees that does not ask the app, but its files; passes with status 200. Left out: the answer to `GET /health`. */
  look?(files: ReadonlySet<string>): Extract<Reply, { does: 'answer' | 'hang' }>;
  /** A command by exec, which may never end; null: not one of its own. */
  command?(command: readonly string[]): ExecResult | 'hang' | null;
}

export interface Behaviour {
  /** From the start of the process (its `begin` done) until it listens. */
  readonly boot: Spread;
  /** How long the health check's program works by itself, and on which side of that work it asks the app. */
  readonly check: { readonly takes: number; readonly asksAt: 'start' | 'end' };
  /** Exit codes by handled signal (`TERM`, `USR1`, …). KILL, STOP and CONT are not the app's to handle; others are ignored. */
  readonly signals: Readonly<Record<string, number>>;
  /** The image's own stop signal; null: none set, and SIGTERM is used. */
  readonly stopSignal: string | null;
  /**
   * The app is a child of a shell or a supervisor that ignores its end: `left dead`, or begun again at once. Left out: the app is the first process, or the
   * only child of an init, which ends with it.
   */
  readonly child?: 'left dead' | 'begun again';
  /** What each process writes to its log by itself: a line every so many milliseconds, the first of them 1. */
  readonly writes?: { readonly every: number; readonly line: (count: number) => string };
  /** A fresh process. */
  readonly fresh: (identity: { readonly instance: string; readonly random: Random }) => App;
}

export const answer = (status: number, body: string, after = 0): Extract<Reply, { does: 'answer' }> => ({
  does: 'answer',
  status,
  body,
  after,
});

/** Boots in 40 ms, answers everything with 200 `ok`, leaves with 0 on SIGTERM. */
export const wellBehaved: Behaviour = {
  boot: { p50: 39, sd: 4 },
  check: { takes: 0, asksAt: 'end' },
  signals: { TERM: 0 },
  stopSignal: null,
  fresh: () => ({ answer: () => answer(200, 'ok') }),
};

/** Works for `takes` milliseconds and leaves with `code`; it never listens. */
export const runsOnce = (code = 0, takes = 300): Behaviour => ({
  ...wellBehaved,
  fresh: () => ({
    begin: () => ({ ...answer(200, '', takes), exit: code }),
    answer: () => ({ does: 'close' }),
  }),
});
