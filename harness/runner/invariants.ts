/** What an experiment must leave as it is, asked once before the fault and once after the recovery. */
import type { Answer } from '../engine/clients.ts';
import type { Plan, PlannedExperiment } from '../model/plan.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import type { ProbeEnded } from '../model/probe-ended.ts';
import { isInside } from '../model/probe-traits.ts';
import { after, seconds } from '../model/time.ts';
import { insideSpecs } from '../probes/inside/channel.ts';
import { type InsideGroup, startInsideProber } from '../probes/inside/inside-prober.ts';
import type { LiveContext } from './context.ts';
import { askerHere } from './probing.ts';

/** A stack that has only just recovered is asked a few times for its one answer. */
const tries = 4;
const pause = seconds(1);

type OnceAnswered = Pick<Answer, 'sent' | 'end' | 'outcome' | 'value' | 'said'>;

/** Those of all experiments. */
export const invariantsIn = (plan: Plan): Plan['probes'] =>
  Object.fromEntries(plan.experiments.flatMap((one) => invariantsOf(plan, one)));

/** Records what each of them says. Never throws for what a service does. */
export async function readInvariants(
  context: LiveContext,
  one: PlannedExperiment,
  when: 'before' | 'after',
): Promise<void> {
  const read = invariantsOf(context.plan, one).map(async ([name, probe]) => {
    const { sent, end, outcome, value = null, said } = await answerOf(context, name, probe);
    context.recorder.append({
      ...{ type: 'invariant.read', probe: name, experiment: one.name, when, sent, end, outcome },
      value: outcome === 'ok' ? value : null,
      ...(said === undefined ? {} : { said }),
    });
  });
  await Promise.all(read);
}

function invariantsOf(
  { probes, invariants }: Plan,
  { after: expected }: PlannedExperiment,
): readonly [ProbeName, Probe][] {
  const names = expected.flatMap(({ claim, subject }) => (claim.claim === 'isKept' ? [subject.name] : []));
  return Object.entries({ ...probes, ...invariants }).filter(([name]) => names.includes(name));
}

async function answerOf(context: LiveContext, name: ProbeName, probe: Probe): Promise<OnceAnswered> {
  const { clock } = context.env;
  const ask = askingOnce(context, name, probe);
  for (let asked = 1; ; asked += 1) {
    const answer = await ask();
    if (answer.outcome === 'ok' || asked === tries) return answer;
    await clock.sleepUntil(after(clock.now(), pause), context.signal);
  }
}

function askingOnce(context: LiveContext, name: ProbeName, probe: Probe): () => Promise<OnceAnswered> {
  const { env } = context;
  const inside = isInside(probe) ? groupOf(context, name) : null;
  if (inside !== null && env.insideProber !== undefined) return () => askInside(context, inside);
  const asker = inside === null ? askerHere(probe, context) : insideSpecs(inside.asked, env.clients)[0]?.asker;
  if (asker == null) throw new Error(`${name} is asked by an observer, which reads no value`);
  return () => asker.ask({ number: 0, connection: asker.connections[0]!, due: env.clock.now() }, probe.within);
}

function groupOf({ insideOnce }: LiveContext, name: ProbeName): InsideGroup {
  const isIt = (one: { readonly name: ProbeName }): boolean => one.name === name;
  const group = insideOnce.find(({ asked }) => asked.some(isIt));
  if (group === undefined) throw new Error(`nobody asks ${name} inside`);
  return { ...group, asked: group.asked.filter(isIt) };
}

/** The first answer of a prober of its own, in there. */
async function askInside(context: LiveContext, group: InsideGroup): Promise<OnceAnswered> {
  const { recorder, signal } = context;
  const first = Promise.withResolvers<ProbeEnded>();
  // It may be interrupted before anybody waits for it.
  first.promise.catch(() => undefined);
  const interrupted = (): void => first.reject(signal.reason);
  signal.addEventListener('abort', interrupted, { once: true });
  const prober = await startInsideProber(group, {
    ...context,
    emit: (event) => (event.type === 'probe.ended' ? first.resolve(event) : void recorder.append(event)),
  });
  try {
    return await first.promise;
  } finally {
    signal.removeEventListener('abort', interrupted);
    await prober.stop();
  }
}
