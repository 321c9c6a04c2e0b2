/** The page: type, measure, rhythm. */
export const layout = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 Inter, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
main { max-width: 1080px; margin: 0 auto; padding: 48px 28px 72px; }
.definitions, .patterns { position: absolute; width: 0; height: 0; overflow: hidden; }
h1, h2, h3, p, ul, ol, dl, dd, figure, pre { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: var(--link); text-underline-offset: 3px; text-decoration-thickness: 1px; }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "Liberation Mono", monospace; font-size: .9em; }
h1 { font-size: clamp(1.55rem, 3.4vw, 2.3rem); line-height: 1.22; font-weight: 650; letter-spacing: -.018em; max-width: 34em; text-wrap: pretty; }
h1.long { font-size: clamp(1.2rem, 2vw, 1.4rem); line-height: 1.35; letter-spacing: 0; max-width: 52em; }
h2 { font-size: 1.35rem; line-height: 1.3; font-weight: 650; letter-spacing: -.01em; }
h3 { font-size: 1rem; font-weight: 650; }
section { margin-top: 56px; }
section > h2 { margin-bottom: 16px; }
section.experiment { margin-top: 28px; padding: 26px 28px 24px; background: var(--sheet); border: 1px solid var(--line); border-radius: 14px; scroll-margin-top: 16px; }
section.experiment > h2 { margin-bottom: 2px; display: flex; align-items: center; gap: 12px; }
.scroll { overflow-x: auto; }
@media (max-width: 800px) {
  main { padding: 28px 14px 48px; }
  section.experiment { padding: 20px 14px 18px; border-radius: 10px; }
}
`;
