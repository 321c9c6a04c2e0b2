import { object, optional } from '../../../harness/dsl/schema.ts';
import { rate } from '../../../harness/dsl/values.ts';
import type { WritesOptions } from 'resilience';

type Door = Pick<WritesOptions, 'rate' | 'within'>;

object<Door>({ rate: optional(rate) });
