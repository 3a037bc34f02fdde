/**
 * The values of a text with one JSON value in each line; empty lines are left out.
 * @param complain makes the error for a line that cannot be read; lines are counted from 1
 */
export function parseLines<Value>(text: string, complain: (line: number) => Error): Value[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line, index) => {
      try {
        return JSON.parse(line) as Value;
      } catch {
        throw complain(index + 1);
      }
    });
}
