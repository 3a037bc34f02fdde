/**
 * Runs tasks one after the other: one that is added while another runs waits for the end of that one. A listener may decide while
 * it is called; all listeners then hear the decisions in the order in which they were made.
 */
export function createTurns(): (task: () => void) => void {
  const tasks: (() => void)[] = [];
  return (task) => {
    tasks.push(task);
    if (tasks.length > 1) return;
    try {
      // Those that are added meanwhile are visited too.
      for (const next of tasks) next();
    } finally {
      tasks.length = 0;
    }
  };
}
