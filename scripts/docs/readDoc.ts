/** What a `/** … *\/` says: its text, and its tags in order. */
export interface Doc {
  readonly text: string;
  readonly tags: readonly { readonly name: string; readonly text: string }[];
}

/** Of the comment's text between the slashes. Lines of a paragraph are joined; empty lines part paragraphs. */
export function readDoc(comment: string): Doc {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  const [text = [], ...tags] = lines.reduce<string[][]>(
    (parts, line) => {
      if (line.startsWith('@')) parts.push([line]);
      else parts.at(-1)?.push(line);
      return parts;
    },
    [[]],
  );
  return {
    text: paragraphs(text),
    tags: tags.map(([first = '', ...more]) => {
      const [, name = '', rest = ''] = /^@(\w+) ?(.*)$/.exec(first) ?? [];
      return { name, text: name === 'example' ? [rest, ...more].join('\n').trim() : paragraphs([rest, ...more]) };
    }),
  };
}

function paragraphs(lines: readonly string[]): string {
  return lines
    .join('\n')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll('\n', ' '))
    .join('\n\n');
}
