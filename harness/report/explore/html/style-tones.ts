/** The colours of the matrix: a pale and a strong one for each thing that is felt, darker the worse it is; on a dark page, brighter. */
const light = `
  --t-untouched: #e8f2ed; --i-untouched: #3f6f5b;
  --t-slower: #fdf2c8; --s-slower: #d9a400; --i-slower: #6d5200; --o-slower: #1a1c20;
  --t-degraded: #fde5ba; --s-degraded: #e08600; --i-degraded: #7a4600; --o-degraded: #1a1c20;
  --t-fails: #fbd8c3; --s-fails: #c44e08; --i-fails: #8f3600; --o-fails: #fff;
  --t-down: #f5cbc9; --s-down: #a3172f; --i-down: #8c1127; --o-down: #fff;
  --t-wrong: #e5d8f3; --s-wrong: #5b2a86; --i-wrong: #56267f; --o-wrong: #fff;
  --t-unknown: #eceae5; --s-unknown: #6b7079; --i-unknown: #595e66; --o-unknown: #fff;
  --fate-never: #6d0f22; --fate-hand: #c44e08; --fate-itself: #f0c268; --fate-unfelt: #9dcbb6; --fate-unknown: #b9bcc2; --hatch-line: #8d8a83;
`;
const dark = `
  --t-untouched: #18251f; --i-untouched: #6aa890;
  --t-slower: #352c0c; --s-slower: #dcb83a; --i-slower: #ecd06a; --o-slower: #101214;
  --t-degraded: #402c0b; --s-degraded: #e89a30; --i-degraded: #f3b769; --o-degraded: #101214;
  --t-fails: #472411; --s-fails: #f0824a; --i-fails: #ffab7d; --o-fails: #101214;
  --t-down: #4a1a22; --s-down: #ff8792; --i-down: #ffa9b1; --o-down: #101214;
  --t-wrong: #35224a; --s-wrong: #c9a2f0; --i-wrong: #d9bdf6; --o-wrong: #101214;
  --t-unknown: #282c33; --s-unknown: #a6abb3; --i-unknown: #b5bac2; --o-unknown: #101214;
  --fate-never: #ff8792; --fate-hand: #f0824a; --fate-itself: #7a6120; --fate-unfelt: #2d5e4b; --fate-unknown: #4a4f58; --hatch-line: #737984;
`;

const felt = ['untouched', 'slower', 'degraded', 'fails', 'down', 'wrong', 'unknown'] as const;

export const matrixTones = `
:root {${light}}
@media (prefers-color-scheme: dark) { :root {${dark}} }
${felt.map((id) => `.f-${id} { --tint: var(--t-${id}); --strong: var(--s-${id}, var(--i-${id})); --word: var(--i-${id}); --on: var(--o-${id}); }`).join('\n')}
@media print { :root {${light}} }
`;
