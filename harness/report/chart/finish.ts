/** The last touches on a drawing: a name and a description for who cannot see it, and no more digits than a pixel needs. */
import type { LightDocument, LightElement } from './light-document.ts';

/** Coordinates need no more than a tenth of a pixel; fewer digits make a smaller file. */
export const rounded = (svg: string): string =>
  svg.replace(/ (?:x|y|x1|x2|y1|y2|width|height|d|transform)="[^"]*"/g, (attribute) =>
    attribute.replace(/(\d+\.\d)\d+/g, '$1'),
  );

/** Makes an SVG one image with a title and a description. `id` is unique in its page. */
export function labelled(
  svg: LightElement,
  document: LightDocument,
  id: string,
  title: string,
  description: string,
): void {
  const element = (name: 'title' | 'desc', text: string): LightElement => {
    const one = document.createElementNS('http://www.w3.org/2000/svg', name);
    one.id = `${id}-${name}`;
    one.textContent = text;
    return one;
  };
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${id}-title ${id}-desc`);
  svg.querySelector('style')?.remove();
  svg.prepend(element('title', title), element('desc', description));
}
