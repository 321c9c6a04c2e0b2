import { object, optional } from '../../../harness/dsl/schema.ts';
import { length, rate } from '../../../harness/dsl/values.ts';
import type { WritesOptions } from 'resilience';

type Door = Pick<WritesOptions, 'rate'>;

object<Door>({ rate: optional(rate), within: optional(length) });
