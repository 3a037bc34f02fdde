import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** The size of an element in CSS pixels, as it changes. */
export function useBox(of: RefObject<HTMLElement | null>): Box {
  const [box, setBox] = useState<Box>({ width: 360, height: 640 });
  useEffect(() => {
    if (!of.current) return;
    const observer = new ResizeObserver(([entry]) => {
      // A hidden element has no size: what it had is kept.
      if (entry?.contentRect.width) setBox({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(of.current);
    return () => observer.disconnect();
  }, [of]);
  return box;
}
