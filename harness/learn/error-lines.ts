/** Lines of services' logs that speak of an error. */
import type { ContainerView } from '../engine/engine.ts';
import type { ServiceName } from '../model/stack.ts';
import type { LiveContext } from '../runner/context.ts';

const speaksOfOne = /\b(error|exception|fatal|panic|traceback|critical)\b/i;

/** What is said of none is no error. */
const speaksOfNone = /\b(no|0|zero|without) (errors?|exceptions?)\b/i;

/** Of a log with more lines than these the last ones are read. */
const most = 2000;

/** By service, since an instant of the engine's; who wrote none is left out. What cannot be read has none. */
export async function errorLines(
  { env }: Pick<LiveContext, 'env'>,
  views: readonly ContainerView[],
  since: number,
): Promise<ReadonlyMap<ServiceName, number>> {
  const counts = new Map<ServiceName, number>();
  for (const { id, service } of views) {
    const text = await env.engine.containers.logs(id, most).catch(() => '');
    const lines = text.split('\n').filter((line) => isError(line, since));
    if (lines.length > 0) counts.set(service, (counts.get(service) ?? 0) + lines.length);
  }
  return counts;
}

/** Each line begins with its time. */
function isError(line: string, since: number): boolean {
  const [, time = '', text = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
  return Date.parse(time) >= since && speaksOfOne.test(text) && !speaksOfNone.test(text);
}
