import { object } from '../../../harness/dsl/schema.ts';
import { rate } from '../../../harness/dsl/values.ts';
import type { HttpOptions } from 'resilience';

type Door = Pick<HttpOptions, 'rate'>;

object<Door>({ rate });
