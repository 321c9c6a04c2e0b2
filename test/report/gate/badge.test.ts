import { expect } from 'chai';
import { DOMParser } from 'linkedom';
import { renderBadge } from '../../../harness/report/gate/badge.ts';
import { expectGolden } from '../golden.ts';
import { green, hostile, samples } from './samples.ts';

const wordsOf = (svg: string): string =>
  [...svg.matchAll(/lengthAdjust="\w+">([^<]*)</g)].map(([, word]) => word).join(' | ');

describe('report/gate/badge', () => {
  it('says the state in a word, a count and a colour', () => {
    const words = Object.fromEntries(
      Object.entries(samples).map(([name, result]) => [name, wordsOf(renderBadge(result))]),
    );
    expect(words).to.deep.equal({
      green: 'resilience | 2 steady, 1 learning',
      red: 'resilience | 1 regressed',
      failing: 'resilience | 1 failed, 1 known weakness',
      unproven: 'resilience | inconclusive',
      inconclusive: 'resilience | inconclusive',
      first: 'resilience | 2 new',
      interrupted: 'resilience | inconclusive',
      explored: 'resilience | 1 regressed',
    });
    const fills = ['green', 'red', 'unproven'].map(
      (name) => /rx="3" fill="(#\w+)"/.exec(renderBadge(samples[name]!))![1],
    );
    expect(new Set(fills)).to.have.property('size', 3);
  });

  it('is one picture with a title, its words as wide as their room whatever the font', () => {
    expectGolden('gate-green.svg', renderBadge(green));
    const svg = new DOMParser().parseFromString(renderBadge(green), 'image/svg+xml');
    expect(svg.querySelector('title')!.textContent).to.equal(
      'resilience: 2 steady, 1 learning, night 41 of nightly, 2026-11-30',
    );
    const edges = [...svg.querySelectorAll('text')].map(
      (one) => Number(one.getAttribute('x')) + Number(one.getAttribute('textLength')),
    );
    expect(Math.max(...edges)).to.be.below(Number(svg.querySelector('svg')!.getAttribute('width')));
  });

  it('counts together what is more than two states, and asks for nothing from elsewhere', () => {
    const scenarios = ['new', 'new', 'steady', 'improved'].map((state, index) => ({
      ...green.scenarios[0]!,
      state,
      index,
    }));
    expect(wordsOf(renderBadge({ ...green, scenarios } as typeof green))).to.equal('resilience | 2 new, 2 other');
    const text = renderBadge(hostile);
    expect(text).not.to.match(/<img|href|url\(|<style|<script/);
    expect(text.match(/:\/\//g), 'its namespace alone').to.have.length(1);
  });
});
