/** What a Compose file asks for that an older engine does not have. */
import { type Failure, failure } from '../../../model/failure.ts';
import type { Stack } from '../../../model/stack.ts';
import type { ComposeConfig } from './config.ts';

/** The first engines that know of start intervals (API 1.44), and whose builder knows of further contexts. */
const startIntervals = 25;
const furtherContexts = 23;

/** R414 for every service with a start interval that this engine has not; Compose refuses it, whatever its value, and only when it comes up. */
export const tooOldFor = ({ services }: ComposeConfig, stack: Stack, major: number | null): readonly Failure[] =>
  major === null || major >= startIntervals
    ? []
    : Object.entries(services)
        .filter(([, { healthcheck }]) => healthcheck?.start_interval != null)
        .map(([name]) =>
          failure(
            'R414',
            `${name} has a start_interval, and this engine is ${major}: engines have one from ${startIntervals} on`,
            {
              at: `${stack.compose.join(', ')}, service ${name}`,
              fix: `leave start_interval out, or use engine ${startIntervals} or newer`,
            },
          ),
        );

/** R414 where that is why a build failed; null where it is not. */
export function tooOldToBuild(output: string): Failure | null {
  if (!/unsupported frontend capability moby\.buildkit\.frontend\.contexts/.test(output)) return null;
  return failure('R414', `a service is built with additional_contexts, which engines know from ${furtherContexts} on`, {
    fix: `build from one context, or use engine ${furtherContexts} or newer`,
  });
}
