/** What a run changes of the user's project, in plain lines: services that are changed alike share one. */
import { distinct } from '../model/distinct.ts';
import type { ProjectChange } from '../model/project-change.ts';

export interface ChangeText {
  /** `web, api`; `project` for what is of no service. */
  readonly who: string;
  /** `ports are free ports of 127.0.0.1, not 8080:80, 9000:90`. */
  readonly what: string;
  readonly why: string;
}

const alike = ({ service, field, from, to, why }: ProjectChange): string =>
  JSON.stringify([
    service === null,
    field,
    why,
    ...((field === 'ports' && from !== null) || field === 'image' ? [from === null] : [from, to]),
  ]);

/** In the order of the changes. */
export function changeTexts(changes: readonly ProjectChange[]): readonly ChangeText[] {
  return [...Map.groupBy(changes, alike).values()].map((group) => ({
    who: listed(group.map((one) => one.service ?? 'project')),
    what: whatOf(group),
    why: group[0]!.why,
  }));
}

export const changeLine = ({ who, what, why }: ChangeText): string => `${who}: ${what} (${why})`;

function whatOf(group: readonly ProjectChange[]): string {
  const { service, field, from, to } = group[0]!;
  const before = listed(group.map((one) => one.from).filter((text) => text !== null));
  const own = listed(group.map((one) => one.to).filter((text) => text !== null));
  if (field === 'compose') return `${before} is not read`;
  if (field === 'service') return to === null ? 'left out' : 'added';
  if (to === null) return `no ${field}, not ${brief(before)}`;
  if (from === to) return `${field} is another`;
  const verb = field === 'ports' ? 'are' : 'is';
  const phrase = (service === null && phrases[field]) || `${field} ${verb}`;
  return `${phrase} ${brief(own)}${from === null ? '' : `, not ${brief(before)}`}`;
}

/** Of the project as a whole. */
const phrases: Readonly<Record<string, string>> = { name: 'the run has', labels: 'has the labels' };

const listed = (texts: readonly string[]): string => distinct(texts).join(', ');

const longest = 80;
const brief = (text: string): string => (text.length <= longest ? text || "''" : `${text.slice(0, longest - 1)}…`);
