/** Asks for a while, from here and from inside the stack's networks, and keeps what came back to itself. */
import type { EventBody } from '../model/event.ts';
import type { ProbeEnded } from '../model/probe-ended.ts';
import { after, type Duration } from '../model/time.ts';
import { type InsideProbe, insideSpecs } from '../probes/inside/channel.ts';
import { startInsideProber } from '../probes/inside/inside-prober.ts';
import { startProber } from '../probes/prober.ts';
import type { LiveContext } from '../runner/context.ts';
import type { Question } from './questions.ts';

/** By the question's place in the list. Nothing of it stands in the run's timeline. */
export async function askFor(
  { env, clockOffset, signal }: Pick<LiveContext, 'env' | 'clockOffset' | 'signal'>,
  questions: readonly Question[],
  lasts: Duration,
): Promise<readonly (readonly ProbeEnded[])[]> {
  const answers = questions.map((): ProbeEnded[] => []);
  const emit = (event: EventBody): void => {
    if (event.type === 'probe.ended') answers[Number(event.probe)]!.push(event);
  };
  const asked = questions.map(({ door, probe }, index) => ({
    networks: door.networks,
    isInside: door.by === 'callers',
    asked: { name: String(index), role: 'probe', probe, at: door.at } satisfies InsideProbe,
  }));
  const inside = env.insideProber === undefined ? [] : asked.filter((one) => one.isInside);
  const outside = asked.filter((one) => !inside.includes(one)).map((one) => one.asked);
  const groups = [...Map.groupBy(inside, ({ networks }) => networks?.toSorted().join(' ') ?? '').values()];
  const observers = await Promise.all(
    groups.map((group) =>
      startInsideProber(
        { networks: group[0]!.networks, asked: group.map((one) => one.asked) },
        { env, emit, signal, clockOffset },
      ),
    ),
  );
  const prober = startProber(insideSpecs(outside, env.clients), env.clock, emit, signal);
  try {
    await env.clock.sleepUntil(after(env.clock.now(), lasts), signal);
  } finally {
    await Promise.all([prober.stop(), ...observers.map((one) => one.stop())]);
  }
  return answers;
}
