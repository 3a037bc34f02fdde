/** What can be shown: the notice, the settings (`preferences`), the policy in brief. */
export type View = 'notice' | 'preferences' | 'policy';
