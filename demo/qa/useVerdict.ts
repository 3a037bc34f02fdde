import { useEffect, useState } from 'preact/hooks';
import type { Verdict } from '../serving/verdict';

/** What the server reads out of the cookie, asked anew whenever `state` changes. */
export function useVerdict(state: unknown): Verdict | undefined {
  const [verdict, setVerdict] = useState<Verdict>();
  useEffect(() => {
    const ending = new AbortController();
    fetch('/api/verdict', { signal: ending.signal })
      .then((response) => response.json())
      .then(setVerdict, () => {});
    return () => ending.abort();
  }, [state]);
  return verdict;
}
