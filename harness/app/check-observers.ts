/** Whether every Prometheus that a scenario names by URL can be asked, before anything is started. */
import type { HttpClient } from '../engine/clients.ts';
import { systemClock } from '../engine/system/clock.ts';
import { systemHttp } from '../engine/system/http-client.ts';
import { wordFor } from '../model/count-text.ts';
import { type Failure, failure } from '../model/failure.ts';
import { doorOf } from '../model/load-traits.ts';
import type { Plan } from '../model/plan.ts';
import { type Duration, seconds } from '../model/time.ts';
import { addressIn, ask } from '../probes/promql/ask.ts';

/** A Prometheus far away may need a resolver, a handshake and a proxy. */
const answerTime: Duration = seconds(5);

/** One problem per URL that cannot be asked. Those of the stack itself are not up yet. */
export async function unreachableObservers(plan: Plan): Promise<readonly Failure[]> {
  const byUrl = new Map<string, string[]>();
  for (const [name, probe] of Object.entries(plan.probes)) {
    const door = doorOf(probe);
    if (door?.at === 'url') byUrl.set(door.url, [...(byUrl.get(door.url) ?? []), name]);
  }
  if (byUrl.size === 0) return [];
  const http = systemHttp(systemClock(), {});
  try {
    const asked = [...byUrl].map(async ([url, names]) => {
      const reason = await reasonAgainst(url, http);
      const at = `${plan.file}, ${wordFor(names.length, 'probe')} ${names.map((name) => `'${name}'`).join(', ')}`;
      const fix = 'start it, correct the URL, or name the service if the stack itself brings it up';
      return reason === null
        ? []
        : [failure('R312', `Prometheus cannot be asked at ${shown(url)}: ${reason}`, { at, fix })];
    });
    return (await Promise.all(asked)).flat();
  } finally {
    http.close();
  }
}

async function reasonAgainst(text: string, http: HttpClient): Promise<string | null> {
  if (!URL.canParse(text)) return 'it is not a URL';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'a user or password in the URL is not supported';
  if (url.search !== '' || url.hash !== '') return 'a URL with a query or a fragment is not supported';
  // A query that every Prometheus and whatever speaks its language answers; other routes of the API are its own.
  const question = { path: '/api/v1/query', parameters: { query: 'time()' } };
  return (await ask(http, addressIn(text), question, answerTime)).error;
}

/** Without what may be a secret. */
const shown = (text: string): string => text.replace(/\/\/[^/@]*@/, '//…@');
