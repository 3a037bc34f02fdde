import { h } from 'preact';
import type { CourseName } from './courses';

/** Lines on a grid of 24. */
const PATHS: { readonly [Name in CourseName]: string } = {
  assessment: 'M4 20V10m5 10V4m5 16v-7m5 7V8',
  digital: 'M4 5h16v11H4zM9 20h6m-3-4v4',
  inclusion: 'M8 9a3 3 0 1 0 0-.1M16 11a2.5 2.5 0 1 0 0-.1M2.5 20a5.5 5.5 0 0 1 11 0m1-5a5 5 0 0 1 7 5',
  reading: 'M12 6c-2-1.6-5-2-8-2v14c3 0 6 .4 8 2 2-1.600 5-2 8-2V4c-3 0-6 .4-8 2zm0 0v14',
  classroom: 'M12 20s-8-4.600-8-10.500A4.500 4.500 0 0 1 12 7a4.500 4.500 0 0 1 8 2.500C20 15.400 12 20 12 20z',
  projects:
    'M9 18h6m-5 3h4M12 3a6 6 0 0 0-3.500 10.900c.6.5.9 1.200.9 2.100h5.200c0-.9.300-1.600.9-2.100A6 6 0 0 0 12 3z',
};

export function CourseIcon({ name }: { readonly name: CourseName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
