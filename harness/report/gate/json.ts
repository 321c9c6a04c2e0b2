/** `gate.json`: everything that is known of a night, for other programs. */
import type { GateResult } from '../../model/gate.ts';
import { gateSchema } from './gate-schema.ts';

/** Keys in the order of the schema. What does not fit it throws, infinite numbers among them. */
export const renderGateJson = (result: GateResult): string => `${JSON.stringify(gateSchema.parse(result), null, 2)}\n`;

/** What `renderGateJson` wrote, or another version of this program. Throws where it is no night. */
export const parseGateJson = (text: string): GateResult => gateSchema.parse(JSON.parse(text));
