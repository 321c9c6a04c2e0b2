/** Reads what is to be varied: `--vary [service:]field=v1,v2,…` and `--cell 'name: field=value, …'`. */
import { distinct } from '../model/distinct.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { ServiceName } from '../model/stack.ts';
import type { Factor, SettingName, StackChange, VariantName } from '../model/variant.ts';
import { fieldNamed, fieldNames } from './fields.ts';
import { mergeChanges } from './merge-changes.ts';

export interface VaryInput {
  readonly vary: readonly string[];
  readonly cells: readonly string[];
  readonly services: readonly ServiceName[];
  /** The targets of the scenario's faults: where there is but one, a field without a service is its. */
  readonly targets: readonly ServiceName[];
}

export interface Read {
  readonly factors: readonly Factor[];
  readonly listed: Readonly<Record<VariantName, StackChange>>;
  readonly problems: readonly Failure[];
}

/** Everything that is wrong with all of them comes at once, as R108. */
export function readFactors(input: VaryInput): Read {
  const problems: Failure[] = [];
  const factors: Factor[] = [];
  for (const text of input.vary) {
    const at = `--vary ${text}`;
    const assigned = readAssignment(text, at, input, problems);
    if (assigned === null) continue;
    const values = assigned.value.split(',').map((value) => value.trim());
    const repeated = values.filter((value, index) => values.indexOf(value) !== index);
    if (repeated.length > 0) problems.push(failure('R108', `the value ${repeated[0]} is there twice`, { at }));
    for (const value of values) changeFor(assigned, value, at, problems);
    factors.push({ service: assigned.service, field: assigned.field, values });
  }
  const listed = Object.fromEntries(
    input.cells.flatMap((text) => {
      const cell = readCell(text, input, problems);
      return cell === null ? [] : [cell];
    }),
  );
  return { factors, listed, problems };
}

function readCell(text: string, input: VaryInput, problems: Failure[]): readonly [VariantName, StackChange] | null {
  const at = `--cell ${text}`;
  const [, name, settings] = /^([^:=]+):\s*(.*)$/s.exec(text) ?? [];
  if (name === undefined || settings === undefined) {
    problems.push(
      failure('R108', 'a cell has a name and settings', {
        at,
        fix: "write --cell 'quick: healthcheck.interval=1s, restart=always'",
      }),
    );
    return null;
  }
  const changes = settings
    .split(/,\s*(?=[\w:.<>-]+=)/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const assigned = readAssignment(part.trim(), at, input, problems);
      return assigned === null ? {} : changeFor(assigned, assigned.value, at, problems);
    });
  return [name.trim(), mergeChanges(changes)];
}

interface Assignment extends SettingName {
  readonly value: string;
}

function readAssignment(text: string, at: string, input: VaryInput, problems: Failure[]): Assignment | null {
  const refuse = (message: string, fix: string): null => {
    problems.push(failure('R108', message, { at, fix }));
    return null;
  };
  const [, named, field = '', value] = /^(?:([\w.-]+):)?([\w.-]+)=(.*)$/s.exec(text) ?? [];
  if (value === undefined) return refuse('it has no value', 'write --vary healthcheck.interval=1s,5s,30s');
  if (fieldNamed(field) === null) {
    return refuse(`there is no setting '${field}' that can be varied`, `name one of ${fieldNames.join(', ')}`);
  }
  if (field.startsWith('variable.')) return { service: null, field, value };
  const targets = distinct(input.targets);
  if (named === undefined && targets.length !== 1) {
    return refuse(
      `the scenario's faults have ${targets.length} targets, so the service whose ${field} is meant must be named`,
      `write --vary ${targets[0] ?? input.services[0]}:${text}`,
    );
  }
  const service = named ?? targets[0]!;
  if (!input.services.includes(service)) {
    return refuse(`there is no service '${service}'`, `name one of ${input.services.join(', ')}`);
  }
  return { service, field, value };
}

function changeFor({ service, field }: Assignment, value: string, at: string, problems: Failure[]): StackChange {
  const known = fieldNamed(field)!;
  const change = known.read(value, service ?? '');
  if (change !== null) return change;
  problems.push(failure('R108', `'${value}' is not a valid ${field}`, { at, fix: `give it ${known.allowed}` }));
  return {};
}

/** The change of one value of a factor; the factor has been read, so it is there. */
export const factorChange = ({ service, field }: Factor, value: string): StackChange =>
  fieldNamed(field)?.read(value, service ?? '') ?? {};
