/** What the ledger of an attached run still holds, undone in the place of its harness, as that would have done it. */
import { systemClients } from '../../engine/system/clients.ts';
import { systemClock } from '../../engine/system/clock.ts';
import { seededRandom } from '../../engine/system/random.ts';
import { applyUndo } from '../../faults/apply-undo.ts';
import type { FaultContext } from '../../faults/driver.ts';
import { isRepeatable, type Undo } from '../../faults/undo.ts';
import { seconds } from '../../model/time.ts';
import { publishedAddress } from '../../runner/probing.ts';
import { type Intention, readIntentions, settleIntention } from '../../store/ledger-file.ts';
import { readPlan } from '../../store/read-run.ts';
import { connectAs } from '../connect-run.ts';
import { scenarioFolder } from '../scenario-folder.ts';
import { type Lease, reachAgain } from './lease.ts';

/** One undo that takes longer is given up, and tried again. */
const limit = seconds(30);

export interface Debts {
  /** Undoes all that is left, the last first. Returns what could not be undone, in words. Throws where engine or directory cannot be reached. */
  undo(): Promise<readonly string[]>;
  /**
   * The same once more of what can be done twice: an injection that was on its way when the harness died may have come after the first time.
   */
  undoAgain(): Promise<readonly string[]>;
}

export function debtsOf(lease: Lease & { readonly folder: string }, tell: (line: string) => void): Debts {
  const { folder } = lease;
  const undone = new Map<number, Intention>();
  const undoAll = async (debts: readonly Intention[]): Promise<readonly string[]> => {
    if (debts.length === 0) return [];
    const still: string[] = [];
    await withContext(lease, async (context) => {
      for (const debt of debts) {
        const failed = await undoOne(debt, context, tell);
        if (failed === null) undone.set(debt.id, debt);
        else still.push(failed);
      }
    });
    return still;
  };
  return {
    async undo() {
      const left = (await readIntentions(folder)).filter(({ id }) => !undone.has(id));
      const still = await undoAll(left);
      await settle([...undone.values()].filter((one) => !isRepeatable[undoOf(one).kind]));
      return still;
    },
    async undoAgain() {
      const all = [...undone.values()].toReversed();
      const still = await undoAll(all.filter((one) => isRepeatable[undoOf(one).kind]));
      if (still.length === 0) await settle(all);
      return still;
    },
  };

  /** A line that a full disk does not take costs no more than another undo. */
  async function settle(debts: readonly Intention[]): Promise<void> {
    for (const { id } of debts) await settleIntention(folder, id).catch(() => undefined);
  }
}

const undoOf = ({ undo }: Intention): Undo => undo as Undo;

/** Null: it is done. A fault goes with the container that had it. */
async function undoOne(debt: Intention, context: FaultContext, tell: (line: string) => void): Promise<string | null> {
  const undo = undoOf(debt);
  const there = await context.env.engine.containers.list();
  if (there.every(({ service }) => service !== undo.service)) {
    tell(
      `'${debt.experiment}': no container of ${undo.service} is there any more, and what was done to it went with it`,
    );
    return null;
  }
  const { landing, proof } = await applyUndo(undo, { ...context, signal: AbortSignal.timeout(limit) });
  if (landing !== 'applied') return `'${debt.experiment}': ${proof}`;
  tell(`'${debt.experiment}' is undone: ${proof}`);
  return null;
}

async function withContext(
  lease: Lease & { readonly folder: string },
  work: (context: FaultContext) => Promise<void>,
): Promise<void> {
  if (lease.attached === null) throw new Error('the stack of a run goes as a whole');
  const plan = await readPlan(lease.folder);
  const engine = await connectAs(lease, plan, { ...lease.attached, endpoint: await reachAgain(lease) });
  try {
    const clock = systemClock();
    const clients = systemClients(clock, { folder: scenarioFolder(plan) });
    const address = publishedAddress(plan, await engine.containers.list());
    const env = { engine, clock, clients, random: seededRandom(plan.seed) };
    await work({ env, services: plan.services, address, signal: AbortSignal.timeout(limit) });
  } finally {
    engine.close();
  }
}
