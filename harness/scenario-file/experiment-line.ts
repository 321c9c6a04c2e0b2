/** The line of a scenario file on which an experiment is written, so that what is said of it can be shown there. */
import { readFileSync } from 'node:fs';
import { isTyped, stripTypes } from './javascript.ts';
import { keysCalled, keysIn } from './object-keys.ts';

/** From 1, which is also said of the scenario as a whole, and of what is not found or cannot be read. Never throws. */
export function experimentLine(path: string, experiment: string | null): number {
  if (experiment === null) return 1;
  try {
    const text = readFileSync(path, 'utf8');
    return lineIn(isTyped(path) ? stripTypes(text) : text, experiment);
  } catch {
    return 1;
  }
}

/** Of a scenario file as JavaScript. Throws where it cannot be parsed. */
function lineIn(source: string, experiment: string): number {
  const written = keysIn(source, 'experiments').flat();
  const found = written.find(({ key }) => key === experiment);
  if (found !== undefined) return found.line;
  // The experiments may stand in a variable; a key of that name that is written once is one of them.
  const called = keysCalled(source, experiment);
  return called.length === 1 ? called[0]!.line : 1;
}
