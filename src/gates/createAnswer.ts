/** Between two answers, in milliseconds: at first, and at most. */
const PAUSES = [50, 800] as const;

/**
 * Answers at once, and then less and less often while it is called again and again: a page that opens whatever is
 * closed would otherwise never come to an end, nor to its `load` event.
 */
export function createAnswer(answer: () => void): () => void {
  const [first, longest] = PAUSES;
  let pause: number = first;
  let next = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return function call() {
    const now = Date.now();
    clearTimeout(timer);
    // By the clock: a page that clears every timer must not close this for good.
    // Not longer than the pause: the clock may have been set back.
    if (now < next && next - now <= longest) {
      timer = setTimeout(call, next - now);
      return;
    }
    // Called again during the pause, or just after it.
    pause = now < next + pause ? Math.min(pause * 2, longest) : first;
    answer();
    // After it: on a slow machine it may take longer than the pause.
    next = Date.now() + pause;
  };
}
