type Command = (...command: unknown[]) => void;

/**
 * A vendor's global function, or the queue that its snippet would make in its place: the snippet keeps what is there.
 */
export function stub(name: string, queue: string): Command {
  const page = window as unknown as { [name: string]: (Command & { [queue: string]: unknown }) | undefined };
  page[name] ??= function waiting() {
    const own = page[name] as unknown as { [queue: string]: unknown[] | undefined };
    own[queue] ??= [];
    // biome-ignore lint/complexity/noArguments: vendors apply it to the function that takes its place
    own[queue].push(arguments);
  } as Command & { [queue: string]: unknown };
  return page[name];
}
