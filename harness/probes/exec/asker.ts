/** Runs a command for each slot, through the engine, and judges how it ends. */
import { keptSaid, keptValue } from '../../engine/answer-text.ts';
import type { Answer } from '../../engine/clients.ts';
import type { CommandEnd } from '../../engine/command-end.ts';
import type { ExecProbe } from '../../model/command-probe.ts';
import { FailureError } from '../../model/failure.ts';
import { after, between, milliseconds } from '../../model/time.ts';
import type { Asker } from '../asker.ts';
import { bodyTest } from '../http/judge.ts';
import type { ProbingContext } from '../observer.ts';
import { beside, inContainer } from './place.ts';

export function execAsker(probe: ExecProbe, { env, services }: Pick<ProbingContext, 'env' | 'services'>): Asker {
  const { clock, engine } = env;
  const run = probe.in === 'container' ? inContainer(probe, engine) : beside(probe, services, engine);
  const judge = judgeCommand(probe);
  return {
    connections: ['fresh'],
    ask: async (_, timeout) => {
      const sent = clock.now();
      const until = after(sent, timeout);
      const left = () => milliseconds(Math.max(1, between(clock.now(), until)));
      const answer = judge(await ended(run(probe.command, left)));
      return { sent, connected: null, firstByte: null, end: clock.now(), instance: null, ...answer };
    },
  };
}

/** An engine that does not answer says nothing of the service. */
const ended = (running: Promise<CommandEnd>): Promise<CommandEnd> =>
  running.catch((error: unknown): CommandEnd => {
    if (error instanceof FailureError) return { how: 'unknown', reason: error.message };
    throw error;
  });

type Judged = Pick<Answer, 'outcome' | 'status' | 'value' | 'said'>;

export function judgeCommand({ exitCode: good, output }: Pick<ExecProbe, 'exitCode' | 'output'>) {
  const passes = bodyTest(output);
  return (end: CommandEnd): Judged => {
    switch (end.how) {
      case 'exited': {
        const { exitCode: status } = end;
        const text = end.output.trim();
        if (status !== good) return { outcome: 'failed', status, said: saidOf(status, text) };
        const value = keptValue(text);
        return passes(end.output)
          ? { outcome: 'ok', status, value }
          : { outcome: 'wrong', status, value, said: keptSaid(text) };
      }
      case 'late':
        return { outcome: 'response_timeout', status: null };
      case 'refused':
        return { outcome: 'refused', status: null, said: keptSaid(end.reason) };
      case 'unknown':
        return { outcome: 'no_data', status: null, said: keptSaid(end.reason) };
    }
  };
}

/** Programs say why they end with their last words. */
const saidOf = (exitCode: number, text: string): string => {
  const last = text.split('\n').at(-1)!;
  return keptSaid(last === '' ? `exit code ${exitCode}` : `exit code ${exitCode}: ${last}`);
};
