import { expect } from 'chai';
import { beyondReading, mostNested } from '../../../../harness/engine/docker/compose/nested-anchors.ts';

/** `levels` anchors, each `width` times the one before it. */
const nested = (levels: number, width: number): string =>
  [
    'x-0: &a0 {key: value}',
    ...Array.from({ length: levels - 1 }, (_, index) => {
      const aliases = Array.from({ length: width }, (_, key) => `k${key}: *a${index}`);
      return `x-${index + 1}: &a${index + 1} {${aliases.join(', ')}}`;
    }),
    'services: {web: {image: none}}',
  ].join('\n');

describe('anchors that hold anchors', () => {
  it('are counted without being written out, the largest with its line', () => {
    const found = mostNested([
      { file: '/s/fine.yaml', text: 'services: {}' },
      { file: '/s/bomb.yaml', text: nested(12, 10) },
    ]);
    expect(found).to.deep.include({ file: '/s/bomb.yaml', line: 12, name: 'a11' });
    expect(found!.values).to.be.greaterThan(1e11);
    expect(beyondReading(found)).to.equal(true);
    expect(beyondReading(mostNested([{ file: '/s/large.yaml', text: nested(5, 9) }]))).to.equal(false);
  });

  it('are nothing to speak of where they are as usual, merged ones and an anchor in itself included', () => {
    const usual =
      'x-a: &a {init: true}\nx-b: &b {<<: *a, restart: always}\nservices: {web: {<<: *b}, db: {<<: [*a, *b]}}';
    expect(mostNested([{ file: '/s/usual.yaml', text: usual }])).to.equal(null);
    expect(mostNested([{ file: '/s/circle.yaml', text: 'x: &x [*x, *x]' }])).to.equal(null);
    expect(mostNested([{ file: '/s/broken.yaml', text: 'x: [&a 1, *b' }])).to.equal(null);
  });
});
