/** What one value of an answer must be, as a scenario writes it: the value itself, or a pattern; and where it stands in JSON. */

import { isJsonPath } from '../model/json-path.ts';
import type { ValueCheck } from '../model/value-check.ts';
import { isPattern, patternCheck } from './body.ts';
import type { NameRule } from './named-by.ts';
import { value } from './schema.ts';

/** The value itself, or a pattern that its text matches (not `g`, not `y`). */
export type WantedValue = string | number | boolean | null | RegExp;

export const wantedValue = value<WantedValue>(
  (given) =>
    given === null || ['string', 'boolean'].includes(typeof given) || Number.isFinite(given) || isPattern(given),
  "give a value, or a pattern without the flags g and y: 'paid', 7, true, null, /^paid/",
);

export const wantedText = value<string | RegExp>(
  (given) => typeof given === 'string' || isPattern(given),
  "give a text, or a pattern without the flags g and y: 'no-store', /json/",
);

export const valueCheck = (wanted: WantedValue): ValueCheck =>
  wanted instanceof RegExp ? patternCheck(wanted) : { equals: wanted };

const jsonPathWanted = "write names and places: 'orders[0].state'";

export const jsonPath = value<string>((given) => typeof given === 'string' && isJsonPath(given), jsonPathWanted);

export const jsonPaths: NameRule = {
  fits: isJsonPath,
  code: 'R110',
  says: 'is no place in JSON',
  fix: jsonPathWanted,
};
