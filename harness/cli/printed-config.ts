/** The configuration as `--print-config` shows it: complete, in the words in which it is written, and without what may be a secret. */
import { noCellGetsWorse } from '../model/objective-text.ts';
import type { DurationText } from '../model/time.ts';
import type { LoadedConfig } from '../scenario-file/loaded-config.ts';

/** Options of the command that it has from the configuration or from its words. */
export type UsedOptions = Readonly<Record<string, { readonly value: unknown; readonly from: string }>>;

export function printedConfig(config: LoadedConfig, command: string, used: UsedOptions) {
  const { file, suites, reports, history, control, mustFail, quarantine, bisect, webhook, origins, notes } = config;
  const entries = Object.entries(used);
  return {
    file,
    configuration: {
      suites: mapValues(suites, ({ objectives, noCellWorse, budget, ...rest }) => ({
        ...rest,
        budget: budget === null ? null : (`${budget / 1000}s` satisfies DurationText),
        objectives: {
          ...Object.fromEntries(objectives.map(({ text, level }) => [text, level])),
          ...(noCellWorse !== null && { [noCellGetsWorse]: noCellWorse }),
        },
      })),
      ...{ reports, history, control, mustFail, bisect },
      quarantine: Object.fromEntries(
        quarantine.map(({ scenario, experiment, ...rest }) => [
          experiment === null ? scenario : `${scenario}: ${experiment}`,
          rest,
        ]),
      ),
      notify: webhook === null ? {} : { webhook: { url: hidden, headers: mapValues(webhook.headers, () => hidden) } },
    },
    [command]: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
    from: { ...origins, ...Object.fromEntries(entries.map(([key, { from }]) => [`${command}.${key}`, from])) },
    notes,
  };
}

const hidden = '(not printed)';

const mapValues = <T, U>(given: Readonly<Record<string, T>>, map: (one: T) => U): Readonly<Record<string, U>> =>
  Object.fromEntries(Object.entries(given).map(([key, one]) => [key, map(one)]));
