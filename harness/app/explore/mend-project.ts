/** A stack as repairs are made for it: what its files say, what Compose makes of them, and what its images have to ask with. */
import type { WrittenProject } from '../../compose-file/written-project.ts';
import type { MendProject } from '../../mend/repair.ts';
import { askingPrograms } from '../../mend/repairs/ask-command.ts';
import type { LearnedStack } from '../../model/learned.ts';
import type { LintService } from '../../model/lint.ts';
import type { BaseImages, ComposeCommand } from '../../model/machine.ts';
import type { Stack } from '../../model/stack.ts';
import type { Env } from '../../provision/host/paths.ts';
import { programsAtHand } from '../images-at-hand.ts';
import { servicesForLint } from '../lint-project.ts';

export interface RepairableStack {
  readonly project: MendProject;
  readonly written: WrittenProject;
}

const usualFolders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Of a stack whose files are settled, while its images are on the engine. `reports`: where earlier runs of it are. */
export async function mendProject(
  { stack, learned, reports }: { readonly stack: Stack; readonly learned: LearnedStack; readonly reports: string },
  { compose, images }: { readonly compose: ComposeCommand; readonly images: Pick<BaseImages, 'node'> },
  env: Env,
): Promise<RepairableStack> {
  const { services, written } = await servicesForLint(stack, reports, compose, env, images);
  return { written, project: { services, learned, programs: await programsOf(services, env), top: written.top() } };
}

async function programsOf(services: readonly LintService[], env: Env): Promise<MendProject['programs']> {
  const wanted = askingPrograms.map((name) => ({ name, folders: usualFolders }));
  const found = await programsAtHand(
    services.map(({ image, imageFacts }) => ({ image, programs: imageFacts === null ? [] : wanted })),
    env,
  );
  const sets = services.flatMap(({ name }, index) => {
    const own = found[index];
    if (own == null) return [];
    return [[name, new Set([...own].flatMap(([program, place]) => (place === null ? [] : [program])))] as const];
  });
  return new Map(sets);
}
