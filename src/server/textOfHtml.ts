/** A tag, with its attributes; a `>` inside a quoted value does not end it. */
const TAG = /<(\/?)([\w-]+)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g;
const VOID = /^(br|hr|img|input|link|meta)$/;
const ENTITIES: { readonly [name: string]: string } = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };

/**
 * The canonical lines of HTML that we have drawn ourselves: what `shownText` reads from the elements that a browser
 * makes of it. Not for other HTML.
 */
export function textOfHtml(html: string): string {
  const lines: string[] = [];
  // How deep the reading is inside what is marked volatile.
  let volatile = 0;
  const add = (run: string) => {
    const line = decodeEntities(run).replace(/\s+/g, ' ').trim();
    if (line && !volatile) lines.push(line);
  };
  let end = 0;
  for (const match of html.matchAll(TAG)) {
    const [tag, closing, name = '', attributes = ''] = match;
    add(html.slice(end, match.index));
    end = match.index + tag.length;
    if (VOID.test(name)) continue;
    if (closing) volatile = Math.max(0, volatile - 1);
    else if (volatile || /\sdata-volatile(=|\s|$)/.test(attributes)) volatile++;
  }
  add(html.slice(end));
  return lines.join('\n').normalize();
}

function decodeEntities(text: string): string {
  return text.replace(/&(lt|gt|quot|amp|#39);/g, (_, name) => ENTITIES[name] ?? '');
}
