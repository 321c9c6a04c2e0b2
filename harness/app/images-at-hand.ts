/** What images say of themselves and have in them, where an engine has them. */
import { FailureError } from '../model/failure.ts';
import type { FoundProgram, ImageFacts, WantedProgram } from '../model/image-facts.ts';
import type { EngineAddress } from '../model/machine.ts';
import { discoverEngine } from '../provision/finding/discover.ts';
import type { Env } from '../provision/host/paths.ts';
import { engineKind } from './engine.ts';

/** What the images say that are on the engine here; where there is no engine, or it does not answer, nothing is known of any. */
export async function imagesAtHand(names: readonly string[], env: Env): Promise<ReadonlyMap<string, ImageFacts>> {
  const found = names.length === 0 ? null : await asked(env, (engine) => engineKind.imagesOn(engine, names));
  return found ?? new Map();
}

export interface WantedInImage {
  readonly image: string;
  /** Empty: nothing is looked for. */
  readonly programs: readonly WantedProgram[];
}

/** Where each image has the programs, in the order of `wanted`; null or nothing: it was not looked for, or no engine answered. */
export async function programsAtHand(
  wanted: readonly WantedInImage[],
  env: Env,
): Promise<readonly (ReadonlyMap<string, FoundProgram | null> | null)[]> {
  if (wanted.every(({ programs }) => programs.length === 0)) return [];
  const look = (engine: EngineAddress) =>
    wanted.map(({ image, programs }) =>
      programs.length === 0 ? null : ifAnswered(() => engineKind.programsIn(engine, image, programs)),
    );
  return (await asked(env, (engine) => Promise.all(look(engine)))) ?? [];
}

async function asked<Answer>(env: Env, ask: (engine: EngineAddress) => Promise<Answer>): Promise<Answer | null> {
  const found = await discoverEngine(env);
  return found !== null && 'endpoint' in found ? ifAnswered(() => ask(found.endpoint)) : null;
}

async function ifAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof FailureError) return null;
    throw error;
  }
}
