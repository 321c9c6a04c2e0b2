/** Colours of the page, light and dark. Text on its ground reads at 4.5:1 or better in both. */
export const tones = `
:root {
  color-scheme: light dark;
  --ground: #f7f6f3; --sheet: #ffffff; --ink: #1a1c20; --quiet: #595e66; --line: #dedbd4; --soft: #efede8;
  --pass: #00694c; --pass-soft: #e3f2ec; --fail: #a83c00; --fail-soft: #fcebe1; --unsure: #6d5600; --unsure-soft: #fbf4d6;
  --on-tone: #ffffff; --link: #00548a;
  --impact: #a83c00; --detection: #005a8f; --action: #8a3d6b; --recovery: #00694c;
  --band: #3c3f45; --band-possible: .06; --band-certain: .09; --curve: #0072b2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121418; --sheet: #1a1d22; --ink: #eae8e3; --quiet: #a6abb3; --line: #343840; --soft: #24282e;
    --pass: #4fd1a5; --pass-soft: #12302a; --fail: #ff9d66; --fail-soft: #38200f; --unsure: #ecd65a; --unsure-soft: #302a0e;
    --on-tone: #101214; --link: #7cc4f0;
    --impact: #ff9d66; --detection: #7cc4f0; --action: #e6a3c8; --recovery: #4fd1a5;
    --band: #e8e6e1; --band-possible: .06; --band-certain: .1; --curve: #7cc4f0;
  }
}
`;
