/** The cases: each is a function of the seed and its number. */
import type { FuzzCase } from './case.ts';
import { chanceOf } from './chance.ts';
import { composeCase } from './compose-cases.ts';
import { flagCase } from './flag-cases.ts';
import { scenarioCase } from './scenario-cases.ts';
import type { StoredBase } from './stored-base.ts';
import { storedCase } from './stored-cases.ts';

/** One case in twenty is a scenario and two are Compose files, because those start programs; the others are quick. */
export function caseOf(seed: string, number: number, base: StoredBase, folder: string): FuzzCase {
  const chance = chanceOf(`${seed}/${number}`);
  const kind = number % 20;
  if (kind === 0) return scenarioCase(chance);
  if (kind <= 2) return composeCase(chance);
  return kind <= 9 ? flagCase(chance) : storedCase(base, folder, chance);
}
