/** `checkup.json`: everything that is known of a stack's health checks, for other programs. */
import type { Checkup } from '../../model/checkup.ts';
import { checkupSchema } from './checkup-schema.ts';

/** Keys in the order of the schema. What does not fit it throws, infinite numbers among them. */
export const renderCheckupJson = (checkup: Checkup): string =>
  `${JSON.stringify(checkupSchema.parse(checkup), null, 2)}\n`;
