/** Facts of an exploration → the exploration, and its files: `exploration.json`, `matrix.md`. */
import { buildExploration, type ExplorationFacts } from '../../explore/build-exploration.ts';
import type { Exploration } from '../../model/exploration.ts';

export const drawExploration = (facts: ExplorationFacts): Exploration => buildExploration(facts);
