/** A timer as the original's library exports it: a summary without quantiles, and the longest of the last 2 minutes. */
import { Gauge, type Registry, Summary } from 'prom-client';

type Labels = Readonly<Record<string, string>>;

export interface Timer {
  /** Starts a clock; the labels are known when it stops. */
  readonly start: () => (labels: Labels) => void;
}

const windowMs = 120_000;
/** The window moves in steps of a third of its length. */
const stepMs = windowMs / 3;

export function createTimer(registry: Registry, name: string, help: string, labelNames: string[]): Timer {
  const registers = [registry];
  const summary = new Summary({ name, help, labelNames, percentiles: [], registers });
  const longest = new Map<string, { readonly labels: Labels; steps: Map<number, number> }>();
  const maximum = new Gauge({
    name: `${name}_max`,
    help: `${help}, the longest of the last 2 minutes`,
    labelNames,
    registers,
    collect: () => {
      for (const { labels, steps } of longest.values()) maximum.set(labels, newest(steps));
    },
  });
  return {
    start: () => {
      const began = performance.now();
      return (labels) => {
        const seconds = (performance.now() - began) / 1000;
        summary.observe(labels, seconds);
        const key = JSON.stringify(labels);
        const entry = longest.get(key) ?? { labels, steps: new Map<number, number>() };
        const step = currentStep();
        entry.steps = new Map([...entry.steps, [step, Math.max(seconds, entry.steps.get(step) ?? 0)]]);
        longest.set(key, entry);
      };
    },
  };
}

const currentStep = (): number => Math.floor(performance.now() / stepMs);

/** Forgets the steps that have left the window; 0 when none is left. */
function newest(steps: Map<number, number>): number {
  for (const step of steps.keys()) if (step <= currentStep() - 3) steps.delete(step);
  return Math.max(0, ...steps.values());
}
