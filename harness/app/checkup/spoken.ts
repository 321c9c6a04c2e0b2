/** Who was learned to do no more than take connections, though everything says what it speaks: it is asked in that. */
import type { Asked } from '../../checkup/entries.ts';
import { recognise } from '../../init/recognise.ts';
import { roundsAt } from '../../learn/questions.ts';
import type { DescribedService } from '../../model/described-service.ts';
import { hasLatency } from '../../model/probe-traits.ts';

const perSecond = 10;

/** While a database is only being made nobody answers but the kernel, and its check may be green. */
export function spoken(asked: Asked, services: readonly DescribedService[]): Asked {
  const service = services.find((one) => one.name === asked.service);
  if (asked.seesHang || service === undefined) return asked;
  const nature = recognise(service, services);
  if (nature.port === null) return asked;
  const { port } = nature;
  const door = { service, by: 'users', port, at: { host: service.name, port }, networks: null, nature } as const;
  const [first] = roundsAt(door, ['/'])[0] ?? [];
  if (first === undefined || first.says === null || !hasLatency(first.probe)) return asked;
  return { ...asked, probe: { ...first.probe, rate: perSecond }, text: first.says, seesHang: true };
}
