/** A month of nights, one after the other: each is run, judged, and remembered in files. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endNight } from '../../harness/app/gate/end-night.ts';
import { FailureError } from '../../harness/model/failure.ts';
import type { GateResult } from '../../harness/model/gate.ts';
import type { QuarantineSetting } from '../../harness/model/gate-config.ts';
import { openHistory } from '../../harness/store/history.ts';
import { makeRunDirectory } from '../../harness/store/run-directory.ts';
import { normal, seeded } from '../statistics/random.ts';
import { nightOnSim, type Revision } from './night-on-sim.ts';
import { firstShop, type Shop } from './sim-shop.ts';

/** A commit of the day before a night. */
export interface PlantedCommit {
  readonly subject: string;
  readonly change?: Partial<Shop>;
}

/** What is done to a night. What is left out is as usual. */
export interface Planted {
  readonly commits?: readonly PlantedCommit[];
  /** From this night on. */
  readonly engine?: string;
  /** Everything takes so many times as long tonight. */
  readonly slow?: number;
  readonly drops?: boolean;
  readonly busy?: boolean;
  /** The night before is run once more, under the same name. */
  readonly again?: boolean;
  readonly interruptAfter?: number;
  /** The history is gone. */
  readonly lost?: boolean;
  /** From this night on. */
  readonly quarantine?: readonly QuarantineSetting[];
}

/** From night to night a host differs by so much (standard deviation of the logarithm). */
const usualSpread = 0.025;

/** In the order of `planted`; calls `remembered` after each with what the history's folder holds then. */
export async function rehearse(
  planted: readonly Planted[],
  { folder, reports }: { readonly folder: string; readonly reports: string },
  repeats: number,
  remembered: (result: GateResult) => void | Promise<void> = () => undefined,
): Promise<readonly GateResult[]> {
  const results: GateResult[] = [];
  const random = seeded(20261101);
  const revisions: Revision[] = [];
  const commit = ({ subject, change = {} }: PlantedCommit): void => {
    const id = `${revisions.length + 1}`.padStart(3, '0').padEnd(12, 'c0ffee');
    revisions.push({
      commit: { id, subject, dirty: false },
      shop: { ...(revisions.at(-1)?.shop ?? firstShop), ...change },
    });
  };
  commit({ subject: 'a shop' });
  let day = 0;
  let engine = '26.1.5';
  let quarantine: readonly QuarantineSetting[] = [];
  for (const one of planted) {
    if (one.again !== true) day += 1;
    engine = one.engine ?? engine;
    quarantine = one.quarantine ?? quarantine;
    for (const each of one.commits ?? []) commit(each);
    if (one.lost === true) await rm(folder, { recursive: true });
    const { drops = false, busy = false, interruptAfter = null } = one;
    const host = { slow: (one.slow ?? 1) * Math.exp(usualSpread * normal(random)), drops };
    const open = await openHistory(folder);
    try {
      const night = {
        day,
        run: `${1000 + day}`,
        revisions: [...revisions],
        engine,
        host,
        busy,
        interruptAfter,
        repeats,
      };
      const facts = await nightOnSim(night, open.history);
      const directory = makeRunDirectory(join(reports, 'gate'), `${facts.night}-${facts.run}`, '');
      const { result, failures } = await endNight(
        { facts, directory, failures: [] },
        { history: open, config: { quarantine }, reports },
      );
      if (failures.length > 0) throw new FailureError(failures);
      results.push(result);
      await remembered(result);
    } finally {
      open.release();
    }
  }
  return results;
}
