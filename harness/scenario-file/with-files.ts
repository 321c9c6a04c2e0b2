/** A scenario with all that it takes from files of the user's: a plan has it, and a run needs none of them. */
import type { Scenario } from '../model/scenario.ts';
import { withCertificates } from './certificates.ts';
import { withProtos } from './protos.ts';

/** Paths count from `folder`; `file` is where the scenario stands. Throws R222, R223 and R226. */
export const withFiles = async (scenario: Scenario, folder: string, file: string): Promise<Scenario> =>
  withProtos(await withCertificates(scenario, folder, file), folder, file);
