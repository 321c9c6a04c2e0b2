/** Where runs are reported to, beside their own directory: a scrape, a Pushgateway, a Grafana. */
import { analyse } from '../analysis/analyse.ts';
import type { Analysis } from '../model/analysis.ts';
import type { TimelineEvent } from '../model/event.ts';
import { type Failure, FailureError } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { annotateRun, openGrafana } from './annotate.ts';
import { makeFamilies } from './families.ts';
import { foldInto } from './fold.ts';
import type { ListenAddress } from './listen-address.ts';
import { openPushgateway, pushRun } from './push.ts';
import { serveMetrics } from './serve.ts';

/** What the user asked for. */
export interface OutletWishes {
  readonly metrics?: ListenAddress;
  readonly pushGateway?: URL;
  readonly grafana?: URL;
}

export interface Outlets {
  /** Where metrics are served; null: nowhere. */
  readonly url: string | null;
  /** Called with every event of a run as it happens, and where all events so far can be read. */
  observers(plan: Plan): readonly ((event: TimelineEvent, soFar: Iterable<TimelineEvent>) => void)[];
  /** Tells of a run that is over, whatever its verdict; returns what was not taken. */
  tell(plan: Plan, events: Iterable<TimelineEvent>, analysis: Analysis): Promise<readonly Failure[]>;
  close(): Promise<void>;
}

/** Opens all of them. Throws everything that is wrong with any: R412, and R107 where the token for Grafana is missing. */
export async function openOutlets(wishes: OutletWishes, token: string | undefined): Promise<Outlets> {
  const families = makeFamilies();
  const opened = await Promise.allSettled([
    wishes.metrics && serveMetrics(families.registry, wishes.metrics),
    wishes.pushGateway && openPushgateway(wishes.pushGateway),
    wishes.grafana && openGrafana(wishes.grafana, token),
  ]);
  const [server, gateway, grafana] = [fulfilled(opened[0]), fulfilled(opened[1]), fulfilled(opened[2])];
  const reasons = opened.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (reasons.length > 0) {
    await server?.close();
    throw together(reasons);
  }
  return {
    url: server?.url ?? null,
    observers: (plan) => {
      if (server === undefined) return [];
      const fold = foldInto(families, plan);
      return [(event, soFar) => fold(event, () => analyse(plan, soFar))];
    },
    tell: async (plan, events, analysis) => {
      const kept = gateway === undefined ? null : await pushRun(gateway, plan, events, analysis);
      const marked = grafana === undefined ? null : await annotateRun(grafana, analysis);
      return [kept, marked].filter((one) => one !== null);
    },
    close: async () => server?.close(),
  };
}

const fulfilled = <T>(one: PromiseSettledResult<T>): T | undefined =>
  one.status === 'fulfilled' ? one.value : undefined;

/** Several failures as one error; what is none of the catalogue goes first and alone. */
function together(reasons: readonly unknown[]): unknown {
  const strange = reasons.find((one) => !(one instanceof FailureError));
  return strange ?? new FailureError((reasons as readonly FailureError[]).flatMap((one) => one.failures));
}
