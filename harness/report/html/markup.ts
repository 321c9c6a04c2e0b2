/** HTML as tagged templates. Every value is escaped; only our own SVG, styles and script pass as they are. */
import htm from 'htm';
import type { ComponentChildren } from 'preact';
import { h } from 'preact';

export type Markup = ComponentChildren;

/** The package declares a default export that its module form has only at run time. */
const template = htm as unknown as {
  bind(create: typeof h): (parts: TemplateStringsArray, ...values: unknown[]) => Markup;
};

/** `` html`<p>${text}</p>` ``: text is escaped when it is rendered. */
export const html: (parts: TemplateStringsArray, ...values: unknown[]) => Markup = template.bind(h);

/** Puts text of our own making into an element, unescaped. Never text that a run or a user gave. */
export const trusted = (element: string, text: string, attributes: Readonly<Record<string, string>> = {}): Markup =>
  h(element, { ...attributes, dangerouslySetInnerHTML: { __html: text } });
