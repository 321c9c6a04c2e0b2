import { object, oneOf, optional } from '../../../harness/dsl/schema.ts';
import type { HttpOptions } from 'resilience';

type Door = Pick<HttpOptions, 'connections'>;

object<Door>({ connections: optional(oneOf('fresh', 'kept', 'both', 'none')) });
