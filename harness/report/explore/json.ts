/** `exploration.json`: everything that an exploration found, for other programs, and for the next one. */
import type { Exploration } from '../../model/exploration.ts';
import { explorationSchema } from './exploration-schema.ts';

/** Keys in the order of the schema. What does not fit it throws, infinite numbers among them. */
export const renderExplorationJson = (exploration: Exploration): string =>
  `${JSON.stringify(explorationSchema.parse(exploration), null, 2)}\n`;

/** Throws for what is no exploration. */
export const parseExplorationJson = (text: string): Exploration => explorationSchema.parse(JSON.parse(text));
