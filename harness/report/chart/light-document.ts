/** A document without a browser, for charts that are drawn on the server: the few parts of the DOM that we use of it. */
import { parseHTML } from 'linkedom';

export interface LightElement {
  id: string;
  textContent: string | null;
  readonly outerHTML: string;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): LightElement | null;
  prepend(...children: readonly LightElement[]): void;
  remove(): void;
}

export interface LightDocument {
  createElementNS(namespace: string, name: string): LightElement;
}

/** A new, empty one, so that nothing is carried from one picture to the next. */
export const lightDocument = (): LightDocument =>
  (parseHTML('<!doctype html><html></html>') as unknown as { readonly document: LightDocument }).document;
