import { h } from 'preact';
import { linkFrom } from '../place';
import { CourseIcon } from './CourseIcon';
import { type CourseName, courses, TOPICS } from './courses';
import type { PageProps } from './PageProps';

const STEPS = ['choose', 'signIn', 'learn'] as const;

export function Home({ data, t }: PageProps) {
  const names = Object.keys(courses) as CourseName[];
  const hours = names.reduce((sum, name) => sum + courses[name], 0);
  return (
    <div>
      <section class="hero">
        <div>
          <h1>{t('home.title')}</h1>
          <p class="lead">{t('home.lead')}</p>
          <p class="row">
            <a class="primary" href={linkFrom(data.place, { page: 'profile' })} data-kelisim-needs="account">
              {t('home.open')}
            </a>
            <span class="facts">
              {t('home.count', { count: names.length })} · {t('courses.hours', { count: hours })} · {t('home.online')}
            </span>
          </p>
        </div>
        <svg class="ornament" viewBox="0 0 200 160" aria-hidden="true">
          <path d="M100 150V62M100 62c0-30-22-44-42-36-18 7-18 32 0 36 11 2 18-9 12-16M100 62c0-30 22-44 42-36 18 7 18 32 0 36-11 2-18-9-12-16M100 110c-10-22-38-26-52-10M100 110c10-22 38-26 52-10M30 150h140" />
        </svg>
      </section>
      <h2 class="section" id="courses">
        {t('home.list')}
      </h2>
      <ul class="courses" aria-labelledby="courses">
        {names.map((name) => (
          <li class="card">
            <CourseIcon name={name} />
            <h3>{t(`courses.${name}.title`)}</h3>
            <p>{t(`courses.${name}.text`)}</p>
            <details>
              <summary>{t('courses.programme')}</summary>
              <ol>
                {TOPICS.map((topic) => (
                  <li>{t(`courses.${name}.${topic}`)}</li>
                ))}
              </ol>
            </details>
            <p class="hours">{t('courses.hours', { count: courses[name] })}</p>
          </li>
        ))}
      </ul>
      <h2 class="section">{t('home.how')}</h2>
      <ol class="steps">
        {STEPS.map((step) => (
          <li>
            <h3>{t(`home.steps.${step}.title`)}</h3>
            <p>{t(`home.steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
