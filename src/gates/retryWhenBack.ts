const RETURNS = ['online', 'focus'];

/**
 * Loads something. Where that fails, it is tried again once network or visitor are back, and at once if they came back
 * while it was on its way.
 * @param again the same function each time, so that what fails several times is tried again once
 */
export async function retryWhenBack<Value>(
  load: () => Promise<Value>,
  again: () => void,
  signal: AbortSignal,
): Promise<Value> {
  let isBack = false;
  const onReturn = () => {
    isBack = true;
  };
  for (const type of RETURNS) addEventListener(type, onReturn);
  try {
    return await load();
  } catch (error) {
    if (signal.aborted) throw error;
    if (isBack) setTimeout(again);
    else for (const type of RETURNS) addEventListener(type, again, { once: true, signal });
    throw error;
  } finally {
    for (const type of RETURNS) removeEventListener(type, onReturn);
  }
}
