/** The command line that makes the same run again. */
import type { Plan } from '../model/plan.ts';
import { shellWord } from '../model/shell-word.ts';

export const commandOf = ({ attached, file, seed }: Plan): string =>
  `resilience run ${file} --seed ${seed}${attached === undefined ? '' : ` --attach ${shellWord(attached.name)}`}`;
