/** Marks that are left in stores before a fault and looked for after the recovery, and what runs in each container both times. */
import type { ContainerView } from '../engine/engine.ts';
import type { ContainerCounts, Mark } from '../model/aftermath.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import type { ServiceName } from '../model/stack.ts';
import { after, seconds } from '../model/time.ts';
import type { LiveContext } from './context.ts';
import { leaveCommand, lookCommand, marksIn } from './mark-script.ts';

/** Never throws for what a service does: what cannot be read is left out. */
export interface AftermathWatch {
  /** As the baseline begins. A remedy leaves no mark of its own: it looks for what the fault's experiment has left. */
  before(one: PlannedExperiment): Promise<void>;
  /** After the recovery. A store that cannot be asked yet is asked again after the next remedy. */
  after(one: PlannedExperiment): Promise<void>;
}

const patience = seconds(3);

/** A store that has only just come back is asked a few times. */
const tries = 4;
const pause = seconds(1);

type Found = 'there' | 'gone' | 'unknown';

interface Left extends Mark {
  readonly text: string;
}

/** Null: the plan does not want it. What is attached to gets no marks, as they would stay where a run is killed. */
export function watchAftermath(context: LiveContext): AftermathWatch | null {
  const { plan, env, recorder } = context;
  if (plan.aftermath !== true) return null;
  const { containers } = env.engine;
  /** Services that keep nothing that could be marked. */
  const markless = new Set<ServiceName>();
  let left: readonly Left[] = [];

  const running = async (): Promise<readonly ContainerView[]> =>
    (await containers.list().catch(() => [])).filter(({ status }) => status === 'running');

  const leaveIn = async (view: ContainerView, text: string): Promise<readonly Left[]> => {
    const { id, service, replica, mounts = [] } = view;
    const folders = mounts.filter(({ is }) => is === 'volume' || is === 'unnamed').map(({ path }) => path);
    const end = await containers.execFor(id, leaveCommand(text, folders), patience);
    const marks = end.how === 'exited' ? marksIn(end.output) : [];
    if (marks.length === 0 && end.how !== 'late') markless.add(service);
    return marks.map((mark) => ({ service, replica, ...mark, text }));
  };

  /** `silent`: it runs, and does not answer yet. */
  const lookOnce = async ({ text, ...mark }: Left): Promise<Found | 'silent'> => {
    const view = (await running()).find((one) => one.service === mark.service && one.replica === mark.replica);
    if (view === undefined) return 'unknown';
    const end = await containers.execFor(view.id, lookCommand(text, mark), patience);
    if (end.how === 'late') return 'unknown';
    const said = end.how === 'exited' ? end.output.trim() : '';
    return said === 'there' || said === 'gone' ? said : 'silent';
  };

  const look = async (mark: Left): Promise<Found> => {
    for (let asked = 1; asked <= tries; asked += 1) {
      const found = await lookOnce(mark);
      if (found !== 'silent') return found;
      if (asked < tries) await env.clock.sleepUntil(after(env.clock.now(), pause), context.signal);
    }
    return 'unknown';
  };

  const count = async (one: PlannedExperiment, when: 'before' | 'after'): Promise<void> => {
    const views = await running();
    const counts = await countsOf(views, context);
    for (const { id, service, replica } of views) {
      const of = counts.get(id);
      if (of === undefined) continue;
      recorder.append({
        ...{ type: 'processes.counted', experiment: one.name, when, service, replica, container: id },
        ...of,
      });
    }
  };

  const told = (one: PlannedExperiment, when: 'before' | 'after', { text: _, ...mark }: Left, is: Found) =>
    recorder.append({ type: 'mark.told', experiment: one.name, when, ...mark, is });

  return {
    async before(one) {
      if (one.remedyOf === undefined && plan.attached === undefined) {
        const text = `${Math.round(env.clock.wall)}-${plan.experiments.indexOf(one)}`;
        const views = (await running()).filter(({ service }) => !markless.has(service));
        left = (await Promise.all(views.map((view) => leaveIn(view, text)))).flat();
        for (const mark of left) told(one, 'before', mark, 'there');
      }
      await count(one, 'before');
    },
    async after(one) {
      await count(one, 'after');
      const found = await Promise.all(left.map(async (mark) => ({ mark, is: await look(mark) })));
      for (const { mark, is } of found) told(one, 'after', mark, is);
      left = found.filter(({ is }) => is === 'unknown').map(({ mark }) => mark);
    },
  };
}

/** By container; empty where the engine permits no look at the host's processes. */
async function countsOf(
  views: readonly ContainerView[],
  { env }: LiveContext,
): Promise<ReadonlyMap<string, ContainerCounts>> {
  const { helperContainers } = env.engine;
  try {
    const sockets = await helperContainers.sockets(views.map(({ id }) => id));
    const counts = new Map<string, ContainerCounts>();
    for (const { container, sockets: all } of sockets) {
      const states = await helperContainers.states(container).catch(() => []);
      counts.set(container, {
        processes: states.filter((state) => state !== 'Z').length,
        zombies: states.filter((state) => state === 'Z').length,
        connections: all.filter(({ state }) => state === 'open').length,
      });
    }
    return counts;
  } catch {
    return new Map();
  }
}
