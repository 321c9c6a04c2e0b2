/** Metric families whose values are read at each scrape; for images that hold prom-client. */
import { Counter, Gauge, type Registry } from 'prom-client';

type Labels = Readonly<Record<string, string>>;
type Reading = number | readonly (readonly [labels: Labels, value: number])[];

export interface Family {
  readonly type: 'counter' | 'gauge';
  readonly name: string;
  readonly help: string;
  /** A plain number for a family without labels; the label names must be the same at each reading. */
  readonly read: () => Reading;
}

export function expose(registry: Registry, families: readonly Family[]): void {
  for (const family of families) (family.type === 'gauge' ? exposeGauge : exposeCounter)(registry, family);
}

function exposeGauge(registry: Registry, { name, help, read }: Family): void {
  const gauge = new Gauge({
    name,
    help,
    labelNames: labelNames(read()),
    registers: [registry],
    collect: () => {
      gauge.reset();
      for (const [labels, value] of series(read())) gauge.set(labels, value);
    },
  });
}

function exposeCounter(registry: Registry, { name, help, read }: Family): void {
  const counter = new Counter({
    name,
    help,
    labelNames: labelNames(read()),
    registers: [registry],
    collect: () => {
      counter.reset();
      for (const [labels, value] of series(read())) counter.inc(labels, value);
    },
  });
}

const series = (reading: Reading): readonly (readonly [Labels, number])[] =>
  typeof reading === 'number' ? [[{}, reading]] : reading;

const labelNames = (reading: Reading): string[] => [
  ...new Set(series(reading).flatMap(([labels]) => Object.keys(labels))),
];
