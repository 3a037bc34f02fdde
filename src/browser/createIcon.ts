const SVG = 'http://www.w3.org/2000/svg';

/**
 * A picture of one path in a box of 24 by 24, hidden from screen readers: the words beside it say the same.
 * @param path as in the attribute `d`
 */
export function createIcon(path: string): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  icon.append(line);
  return icon;
}
