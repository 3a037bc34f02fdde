import { h } from 'preact';
import { FilesAccount } from './FilesAccount';
import { Home } from './Home';
import { Layout } from './Layout';
import type { PageProps } from './PageProps';
import { Policy } from './Policy';
import { Profile } from './Profile';
import { Refused } from './Refused';
import { SignIn } from './SignIn';
import { siteName } from './siteName';
import type { TextKey } from './texts';
import { Unknown } from './Unknown';

const VIEWS = {
  home: [Home, 'home.title'],
  'sign-in': [SignIn, 'signIn.title'],
  profile: [Profile, 'profile.title'],
  policy: [Policy, 'policy.title'],
  refused: [Refused, 'refused.title'],
  account: [FilesAccount, 'profile.title'],
  unknown: [Unknown, 'unknown.title'],
} as const;

/** A page of the portal, the same by script tag and by npm import. */
export function Portal(props: PageProps) {
  const [View] = VIEWS[props.data.view];
  return (
    <Layout {...props}>
      <View {...props} />
    </Layout>
  );
}

export function titleOf({ data, t }: PageProps): string {
  const key: TextKey = VIEWS[data.view][1];
  return `${t(key)} · ${siteName({ data, t })} (${t('site.demo')})`;
}
