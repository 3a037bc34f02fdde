/** Hours of each course. Its texts are under `courses` in `locales/`. */
export const courses = {
  assessment: 12,
  digital: 8,
  inclusion: 24,
  reading: 16,
  classroom: 6,
  projects: 21,
} as const;

export type CourseName = keyof typeof courses;

/** What the programme of each course lists: keys of its texts. */
export const TOPICS = ['first', 'second', 'third'] as const;
