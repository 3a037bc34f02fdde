import { h } from 'preact';
import { type CourseName, courses } from './courses';
import type { PageProps } from './PageProps';

export function Home({ t }: PageProps) {
  return (
    <div>
      <h1>{t('home.title')}</h1>
      <p class="lead">{t('home.lead')}</p>
      <ul class="courses" aria-label={t('home.list')}>
        {Object.entries(courses).map(([name, hours]) => (
          <li class="card">
            <h2>{t(`courses.${name as CourseName}.title`)}</h2>
            <p>{t(`courses.${name as CourseName}.text`)}</p>
            <p class="hours">{t('courses.hours', { count: hours })}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
