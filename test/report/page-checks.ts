/** What is measured inside the page: which texts overlap, which are cut off, and how each stands out from its ground. */

/** Everything below runs in the browser, as text, since these tests are compiled without the types of a browser. */
export const overlappingTexts = `((selector) => {
  const found = [];
  for (const svg of document.querySelectorAll('svg.picture')) {
    const boxes = [...svg.querySelectorAll(selector)].filter((one) => one.textContent).map((one) => [one.textContent, one.getBoundingClientRect()]);
    boxes.forEach(([text, a], index) => {
      for (const [other, b] of boxes.slice(index + 1)) {
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3) found.push(text + ' | ' + other);
      }
    });
  }
  return found;
})`;

/** Texts of pictures that reach beyond their picture. */
export const cutTexts = `(() => [...document.querySelectorAll('svg.picture text')].filter((text) => {
  const box = text.getBoundingClientRect();
  const frame = text.ownerSVGElement.getBoundingClientRect();
  return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
}).map((text) => text.textContent))()`;

/** The least contrast of any text of the page with the nearest ground behind it, and that text. */
export const leastContrast = `(() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const linear = (part) => { const one = part / 255; return one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return parse(getComputedStyle(document.body).backgroundColor);
  };
  let least = { ratio: 99, text: '' };
  for (const element of document.querySelectorAll('main *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!own || element.closest('.sign, .state-name, .fault-label.inside, title, desc, script, style')) continue;
    const style = getComputedStyle(element);
    const ink = parse(element.closest('svg') ? style.fill : style.color);
    const [high, low] = [luminance(ink), luminance(ground(element))].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < least.ratio) least = { ratio, text: element.textContent.trim() };
  }
  return least;
})()`;

/** Texts outside closed disclosures that take no room, or are see-through. */
export const hiddenTexts = `(() => [...document.querySelectorAll('main *')].filter((element) => {
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  if (!own || element.closest('title, desc, script, style')) return false;
  const disclosure = element.closest('details:not([open])');
  if (disclosure && !element.closest('summary')) return false;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return box.width === 0 || box.height === 0 || style.visibility !== 'visible' || style.opacity === '0';
}).map((element) => element.textContent.trim()))()`;
