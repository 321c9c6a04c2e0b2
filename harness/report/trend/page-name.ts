/** The page of each scenario: a file name that every disk and every web server can hold, the same as long as the scenario keeps its name. */
import type { ScenarioName } from '../../model/night.ts';
import { slug } from '../../model/slug.ts';

/** A name that may stand as it is: no capitals, since some disks do not tell them apart. */
const plain = /^(?!index$|con$|prn$|aux$|nul$|com\d$|lpt\d$)[a-z0-9][a-z0-9_-]{0,63}$/;

/** FNV-1a in eight digits: it tells names apart that come to the same letters. */
function digest(name: string): string {
  let state = 0x811c9dc5;
  for (const character of name) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return state.toString(16).padStart(8, '0');
}

function stem(name: ScenarioName): string {
  if (plain.test(name)) return name;
  const letters = slug(name);
  return `${letters === '' ? 'scenario' : letters}-${digest(name)}`;
}

/** By scenario: `shop.html`. Plain names keep theirs, whatever the others are. */
export function pageNames(scenarios: Iterable<ScenarioName>): ReadonlyMap<ScenarioName, string> {
  const taken = new Set<string>();
  const pages = new Map<ScenarioName, string>();
  const inOrder = [...scenarios].sort((a, b) => Number(plain.test(b)) - Number(plain.test(a)) || (a < b ? -1 : 1));
  for (const name of inOrder) {
    let found = stem(name);
    for (let number = 2; taken.has(found); number += 1) found = `${stem(name)}-${number}`;
    taken.add(found);
    pages.set(name, `${found}.html`);
  }
  return pages;
}
