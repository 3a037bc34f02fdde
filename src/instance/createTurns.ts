/** Listeners that decide against each other would go on without end. */
const MOST_IN_TURN = 100;

/**
 * Runs tasks one after the other: one that is added while another runs waits for the end of that one. A listener may
 * decide while it is called; all listeners then hear the decisions in the order in which they were made.
 * @param giveUp called where listeners decide again and again: what else they would hear is dropped
 */
export function createTurns(giveUp: () => void): (task: () => void) => void {
  const tasks: (() => void)[] = [];
  return (task) => {
    tasks.push(task);
    if (tasks.length > 1) return;
    try {
      // Those that are added meanwhile are visited too.
      for (const [index, next] of tasks.entries()) {
        if (index === MOST_IN_TURN) return giveUp();
        next();
      }
    } finally {
      tasks.length = 0;
    }
  };
}
