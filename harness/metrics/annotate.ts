/** Marks the windows of faults in Grafana, by its annotations API. */
import type { Analysis } from '../model/analysis.ts';
import { type Failure, FailureError, fail, failure } from '../model/failure.ts';
import { ask, type Peer, peerAt, problemOf } from './request.ts';

export interface Grafana extends Peer {
  /** The dashboard to mark; null: every one that asks for the tag `resilience`. */
  readonly dashboard: string | null;
}

/**
 * The Grafana at `https://host/grafana`, or at a dashboard's own address, `https://host/grafana/d/<uid>/…`, to mark that one alone.
 * Throws R107 without a token, and R412 where no Grafana takes it.
 */
export async function openGrafana(address: URL, token: string | undefined): Promise<Grafana> {
  if (!token) {
    fail('R107', '--grafana needs a token, and RESILIENCE_GRAFANA_TOKEN is not set', { fix: tokenWanted });
  }
  const { url } = peerAt(address);
  const [, base, dashboard] = /^(.*?)\/d\/([^/]+)(?:\/.*)?$/.exec(url) ?? [];
  const grafana = { url: base ?? url, dashboard: dashboard ?? null, authorization: `Bearer ${token}` };
  const answer = await ask(grafana, { method: 'GET', path: '/api/annotations?limit=1&tags=resilience' });
  if (answer.status === 401) throw new FailureError([refused(grafana)]);
  // A token that may write and not read is answered so, and is right.
  const problem = answer.status === 403 ? null : problemOf(answer);
  if (problem === null) return grafana;
  return fail('R412', `no Grafana answers at ${grafana.url}: ${problem}`, {
    fix: 'start it, correct the address, or leave out --grafana',
  });
}

/** As `POST /api/annotations` takes it: milliseconds since 1970 UTC. */
export interface Annotation {
  readonly time: number;
  readonly timeEnd: number;
  readonly tags: readonly string[];
  readonly text: string;
  readonly dashboardUID?: string;
}

/** One for each fault that was injected, from the begin of its injection to the end of its revert, or where momentary of its injection. */
export function annotationsOf(analysis: Analysis, dashboard: string | null = null): readonly Annotation[] {
  const { scenario, wall } = analysis;
  return analysis.experiments.flatMap(({ name, window, fault, label, verdict }) => {
    if (window === null) return [];
    const { from, to } = window.possible;
    return {
      time: Math.round(wall + from),
      timeEnd: Math.round(wall + to),
      tags: [
        'resilience',
        `scenario:${scenario}`,
        `fault:${fault.kind}`,
        `target:${fault.target}`,
        `verdict:${verdict}`,
      ],
      text: `${label}\n${scenario}, experiment '${name}': ${verdict}`,
      ...(dashboard === null ? {} : { dashboardUID: dashboard }),
    };
  });
}

/** Stops at the first that is not taken; null: all were. */
export async function annotateRun(grafana: Grafana, analysis: Analysis): Promise<Failure | null> {
  for (const annotation of annotationsOf(analysis, grafana.dashboard)) {
    const message = { method: 'POST', path: '/api/annotations', type: 'application/json' } as const;
    const answer = await ask(grafana, { ...message, body: JSON.stringify(annotation) });
    if (answer.status === 401 || answer.status === 403) return refused(grafana);
    const problem = problemOf(answer);
    if (problem === null) continue;
    return failure('R412', `Grafana at ${grafana.url} did not take the faults of ${analysis.scenario}: ${problem}`, {
      fix: "nothing else is lost: the run's report shows them",
    });
  }
  return null;
}

const tokenWanted = "set RESILIENCE_GRAFANA_TOKEN to a service account's token with the permission annotations:write";

const refused = ({ url }: Peer): Failure =>
  failure('R412', `Grafana at ${url} does not take the token`, { fix: tokenWanted });
