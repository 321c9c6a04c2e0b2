import { object, optional } from '../../../harness/dsl/schema.ts';
import { status } from '../../../harness/dsl/values.ts';
import type { HttpOptions } from 'resilience';

type Door = Pick<HttpOptions, 'status'>;

object<Door>({ status: optional(status) });
