/** The reference says what the public door has, all of it, in words and with examples that compile and that the doors take. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { examplesOf, nameOf } from './examples-file.ts';
import { firstDifference } from './first-difference.ts';
import { type Door, type Entry, type Member, readDoor } from './read-door.ts';
import { examplesModule, pageFile, reference } from './reference.ts';

const membersOf = (entry: Entry): readonly (readonly [name: string, member: Member])[] =>
  entry.members.flatMap((one) => [
    [nameOf(entry, one), one] as const,
    ...one.members.map((inner) => [`${nameOf(entry, one)}.${inner.name}`, inner] as const),
  ]);

describe('the reference', () => {
  let door: Door;
  before(function () {
    this.timeout(60_000);
    door = readDoor();
  });

  it('is what the doc comments of the public door say', () => {
    const difference = firstDifference(readFileSync(pageFile, 'utf8'), reference(door).page);
    expect(difference, difference ?? '').to.equal(null);
  });

  it('has its examples in a module that is type-checked with everything else', () => {
    const difference = firstDifference(readFileSync(examplesModule, 'utf8'), reference(door).examples);
    expect(difference, difference ?? '').to.equal(null);
  });

  it('calls every verb of its examples, and no door refuses one', async () => {
    await import('./examples.ts');
  });

  it('has a word on everything: each verb, each type, each option, each thing that can be expected', () => {
    const mute = door.entries.flatMap((entry) => [
      ...(entry.doc === '' ? [entry.name] : []),
      ...membersOf(entry).flatMap(([name, { doc }]) => (doc === '' ? [name] : [])),
    ]);
    expect(mute).to.deep.equal([]);
  });

  it('has an example of each verb, and of each word of a stack and of an expectation', () => {
    const shown = new Set(examplesOf(door).map(({ of }) => of));
    const said = door.entries.flatMap((entry) =>
      entry.members.filter(({ signature }) => /^\w+(<.*>)?\(/.test(signature)).map((one) => nameOf(entry, one)),
    );
    const verbs = door.entries.filter(({ is }) => is === 'verb').map(({ name }) => name);
    expect([...verbs, ...said].filter((name) => !shown.has(name))).to.deep.equal([]);
    expect(verbs.length).to.be.above(20);
    expect(said.length).to.be.above(20);
  });

  it('names every kind of event, each with what it holds', () => {
    const types = door.events.map(({ type }) => type);
    expect(types).to.include.members([
      'run.began',
      'inject.ended',
      'probe.ended',
      'writes.read',
      'container.found',
      'warned',
    ]);
    expect(door.events.filter(({ fields }) => fields.length === 0)).to.deep.equal([]);
  });
});
