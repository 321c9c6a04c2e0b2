/** Where the nodes of the graph stand. */
import { expect } from 'chai';
import { layersOf } from '../../../../harness/report/explore/graph/layers.ts';
import { place } from '../../../../harness/report/explore/graph/place.ts';

const arrows = (text: string): readonly { readonly from: string; readonly to: string }[] =>
  text.split(' ').map((one) => ({ from: one.split('>')[0]!, to: one.split('>')[1]! }));

describe('the layers of the graph', () => {
  it('put each node behind all who need it, and whom nobody needs just before the first that it needs', () => {
    const { layers } = layersOf(
      ['u', 'proxy', 'api', 'worker', 'db'],
      arrows('u>proxy proxy>api api>db worker>db'),
      'u',
    );
    expect(layers).to.deep.equal([['u'], ['proxy'], ['api', 'worker'], ['db']]);
  });

  it('give an arrow over several layers a place in each of them, so that it passes no node', () => {
    const { layers, arrows: routed } = layersOf(['u', 'a', 'b', 'c'], arrows('u>a a>b b>c a>c'), 'u');
    expect(layers[2]).to.have.members(['b', '3/0']);
    expect(routed[3]!.places).to.deep.equal(['a', '3/0', 'c']);
  });

  it('end with a circle too, and say which arrow leads back', () => {
    const { layers, arrows: routed } = layersOf(['u', 'a', 'b'], arrows('u>a a>b b>a'), 'u');
    expect(layers).to.deep.equal([['u'], ['a'], ['b']]);
    expect(routed.map((one) => one.back)).to.deep.equal([false, false, true]);
    expect(layersOf(['u', 'a'], arrows('u>a a>a'), 'u').arrows).to.have.length(1);
  });

  it('cross no arrows that need not be crossed', () => {
    const { layers } = layersOf(['u', 'a', 'b', 'x', 'y'], arrows('u>a u>b a>y b>x'), 'u');
    expect(layers[1]!.indexOf('a') < layers[1]!.indexOf('b')).to.equal(
      layers[2]!.indexOf('y') < layers[2]!.indexOf('x'),
    );
  });

  it('are placed without one node over another, whichever way they flow', () => {
    const layers = layersOf(['u', 'a', 'b', 'c', 'd'], arrows('u>a a>b a>c a>d b>d'), 'u');
    for (const flow of ['right', 'down'] as const) {
      const { nodes, width, height } = place(layers, flow, { width: 120, height: 46 });
      const all = [...nodes.values()];
      expect(all.every(({ x, y }) => x >= 60 && x <= width - 60 && y >= 23 && y <= height - 23)).to.equal(true);
      const over = all.flatMap((a, at) =>
        all.slice(at + 1).filter((b) => Math.abs(a.x - b.x) < 120 && Math.abs(a.y - b.y) < 46),
      );
      expect(over).to.deep.equal([]);
    }
  });
});
