/** The services that a run leaves out, because they belong to profiles that nobody asked for. */
import type { SkippedService } from '../../../model/plan.ts';
import { readCompose } from '../bounded-compose.ts';
import type { ComposeTarget } from '../compose.ts';
import { filesTogether } from './files-together.ts';

/** Sorted by name. Compose is asked once more only where a file speaks of profiles at all. */
export async function skippedServices(
  target: ComposeTarget,
  kept: readonly string[],
): Promise<readonly SkippedService[]> {
  const texts = await filesTogether(target.stack);
  if (!texts.some(({ text }) => /\bprofiles\b/.test(text))) return [];
  const { ok, stdout } = await readCompose(target, ['--profile', '*', 'config', '--format', 'json']);
  if (!ok) return [];
  const all = JSON.parse(stdout) as { readonly services?: Readonly<Record<string, { profiles?: readonly string[] }>> };
  return Object.entries(all.services ?? {})
    .filter(([name]) => !kept.includes(name))
    .map(([name, { profiles = [] }]) => ({ name, profiles }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
