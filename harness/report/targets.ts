/** What is attached to, container by container, and what would be done to each. */
import type { Attachment } from '../model/attachment.ts';
import { listText, plural } from '../model/count-text.ts';
import { distinct } from '../model/distinct.ts';
import { servicesTouched } from '../model/fault-facts.ts';
import { faultLabel } from '../model/fault-traits.ts';
import { healerText } from '../model/other-healers.ts';
import type { Plan } from '../model/plan.ts';

/** Of plans that attach to the same; a line for each service. */
export function renderTargets(plans: readonly Plan[]): string {
  const [{ attached } = {}] = plans;
  if (attached === undefined) return '';
  const services = Map.groupBy(attached.containers, ({ service }) => service);
  const rows = [...services].map(([service, containers]) => [
    service,
    containers.map(({ name }) => name).join(', '),
    faultsOf(service, plans),
  ]);
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]!.length));
  const [first, second] = [width(0), width(1)];
  return [
    `${attachedText(plans[0]!)}; ${plural(attached.containers.length, 'container')}`,
    ...rows.map(([service, names, faults]) => `  ${service!.padEnd(first)}  ${names!.padEnd(second)}  ${faults}`),
    ...healerLines(attached),
    '',
  ].join('\n');
}

/** `attached to the project shop, which is up: all is put back as it was found`. */
export function attachedText({ attached }: Plan): string {
  if (attached === undefined) return '';
  const what = attached.by === 'project' ? `the project ${attached.name}, which is up` : attached.name;
  return `attached to ${what}: nothing is created, and all is put back as it was found`;
}

/** What may be somebody else's doing. */
export const healerLines = ({ healers = [] }: Attachment): readonly string[] =>
  healers.map((one) => `  note: ${healerText(one)}`);

function faultsOf(service: string, plans: readonly Plan[]): string {
  const faults = plans.flatMap(({ experiments }) => experiments.map(({ fault }) => fault));
  const own = faults.filter((fault) => servicesTouched(fault).includes(service));
  return own.length === 0 ? 'left alone' : listText(distinct(own.map(faultLabel)));
}
