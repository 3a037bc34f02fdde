import { data } from 'react-router';
import { visitorConsent } from '../visitorConsent';
import type { Route } from './+types/account';

export const meta = () => [{ title: 'My account' }];

export function loader({ request }: Route.LoaderArgs) {
  if (!visitorConsent(request).allows('account')) throw data('The account needs your consent.', { status: 403 });
  return data({ courses: ['Algebra'] }, { headers: { 'cache-control': 'private, no-store' } });
}

export default function Account({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <h1>My account</h1>
      <ul>
        {loaderData.courses.map((course) => (
          <li key={course}>{course}</li>
        ))}
      </ul>
    </>
  );
}
