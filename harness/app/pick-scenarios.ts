/** Which of the scenarios are meant, by a part of their name or title and by their tags. */
import { plural } from '../model/count-text.ts';
import { distinct } from '../model/distinct.ts';
import { type Failure, failure } from '../model/failure.ts';
import { shellWord } from '../model/shell-word.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';

export interface ScenarioFilter {
  /** Part of the name or the title, in letters of whatever case; absent: all. */
  readonly grep?: string | null;
  /** At least one of these; absent or empty: all. */
  readonly tag?: readonly string[];
}

const matches = ({ name, scenario: { title, tags } }: LoadedScenario, { grep, tag = [] }: ScenarioFilter): boolean => {
  const part = (grep ?? '').toLowerCase();
  const named = [name, title].some((one) => one.toLowerCase().includes(part));
  return named && (tag.length === 0 || tag.some((one) => tags.includes(one)));
};

/** Those that match all filters; R106 where there were some and none does. */
export function pickScenarios(
  loaded: readonly LoadedScenario[],
  filters: readonly ScenarioFilter[],
): { readonly picked: readonly LoadedScenario[]; readonly problems: readonly Failure[] } {
  const picked = loaded.filter((one) => filters.every((filter) => matches(one, filter)));
  if (picked.length > 0 || loaded.length === 0) return { picked, problems: [] };
  const tags = distinct(loaded.flatMap((one) => one.scenario.tags)).sort();
  const known = tags.length === 0 ? 'no scenario here has a tag' : `tags here are ${tags.join(', ')}`;
  const asked = filters.flatMap(wordsOf).join(' and ');
  const fix = `${known}; \`resilience list\` shows the titles`;
  return {
    picked,
    problems: [failure('R106', `of ${plural(loaded.length, 'scenario')} none matches ${asked}`, { fix })],
  };
}

const wordsOf = ({ grep, tag = [] }: ScenarioFilter): readonly string[] => [
  ...(grep == null ? [] : [`the text ${shellWord(grep)}`]),
  ...(tag.length === 0 ? [] : [`the ${tag.length === 1 ? 'tag' : 'tags'} ${tag.join(' or ')}`]),
];
