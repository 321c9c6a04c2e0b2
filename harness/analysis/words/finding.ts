/** A finding, as every kind of them is made. */
import type { Finding } from '../../model/analysis.ts';

export const note = (text: string): Finding => ({ severity: 'note', text });
export const warning = (text: string): Finding => ({ severity: 'warning', text });
