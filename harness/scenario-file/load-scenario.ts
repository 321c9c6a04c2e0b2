/**
 * Loads scenario files in a process of their own: whatever the user's code does as it loads, nothing of it runs here, and a file that
 * ends the process, never ends or takes all the memory is reported by name.
 */
import type { Failure } from '../model/failure.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import { type LoadingChild, startLoading } from './loading-child.ts';

export interface Loadings {
  /** Those that could be loaded, in the order of their paths. */
  readonly loaded: readonly LoadedScenario[];
  /** What is wrong with the others: R102 to R105, R112 to R114, R206, and what the verbs of a scenario refuse. */
  readonly problems: readonly Failure[];
}

/** One process for all of them, and a new one after each that did more than fail: what it left behind must not harm the next. */
export async function loadScenarioFiles(paths: readonly string[]): Promise<Loadings> {
  const loaded: LoadedScenario[] = [];
  const problems: Failure[] = [];
  let child: LoadingChild | null = null;
  for (const path of paths) {
    const used: boolean = child !== null;
    child ??= startLoading();
    let outcome = await child.load('scenario', path);
    // A file is judged by what it does alone.
    if (used && 'failures' in outcome && !outcome.clean) {
      child.end();
      child = startLoading();
      outcome = await child.load('scenario', path);
    }
    if ('loaded' in outcome) loaded.push(outcome.loaded);
    else {
      problems.push(...outcome.failures);
      if (outcome.clean) continue;
      child.end();
      child = null;
    }
  }
  child?.end();
  return { loaded, problems };
}
