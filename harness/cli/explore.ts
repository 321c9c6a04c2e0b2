/** `resilience explore`: what breaks in a stack when anything breaks, without a scenario. */
import { exploreStack } from '../app/explore/explore-stack.ts';
import type { Output } from '../app/output-port.ts';
import type { ExitCode } from '../model/failure.ts';
import { renderExploration } from '../report/explore/terminal.ts';

export async function exploreCommand(given: string | undefined, output: Output): Promise<ExitCode> {
  const exploration = await exploreStack(given);
  const { colour, width } = output;
  output.out(renderExploration(exploration, { colour, width, picture: null }).trimEnd());
  return 0;
}
