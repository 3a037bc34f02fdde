import type { LazyParts } from '../core/lazy';

export const resume: LazyParts['resume']['resume'] = (event, control, path) => {
  if (event.type === 'submit') (control as HTMLFormElement).requestSubmit((event as SubmitEvent).submitter);
  // An event serves as the description of its copy: modifier keys and all.
  else path[0]?.dispatchEvent(new MouseEvent('click', event));
};
