/** What can be on display: the notice, the settings by category, the policy in brief. */
export type View = 'notice' | 'preferences' | 'policy';
