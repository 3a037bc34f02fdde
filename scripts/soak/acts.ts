import fc from 'fast-check';
import type { Act } from './act';
import { keepView, putViewBack } from './acts/copies';
import {
  ACCEPT,
  choose,
  chooseAndReload,
  chooseAtOnce,
  press,
  REJECT,
  toSave,
  useLink,
  WITHDRAW,
} from './acts/decisions';
import { createAgain } from './acts/instances';
import { answerOfOtherTab, erase, garbage, lateAnswers, otherTab, slowServer, writeRecord } from './acts/others';
import { loadWithParts, losePart, partsAreRight } from './acts/releases';
import { allowStorage, refuseStorage } from './acts/storage';
import { focus, hide, show, speak } from './acts/views';
import { leaveAndReturn, reload } from './acts/visits';
import { OPTIONAL } from './model';

const choice = fc.record({ granted: fc.subarray([...OPTIONAL]), policy: fc.boolean() });
const save = choice.map(({ granted, policy }) => toSave(granted, policy));
const asked = fc.oneof(fc.constantFrom(ACCEPT, REJECT, WITHDRAW), save);
const several = fc.array(asked, { minLength: 2, maxLength: 5 });
const wait = fc.integer({ min: 0, max: 400 });
const how = fc.constantFrom('cloneNode' as const, 'innerHTML' as const, 'scripts made again' as const);
const failing = fc.constantFrom('other' as const, 'missing' as const, 'dropped' as const);
const once = (make: () => Act) => fc.constant(null).map(make);

/** Each is as frequent as it is often in the list. */
export const ACTS: readonly fc.Arbitrary<Act>[] = [
  asked.map(choose),
  asked.map(choose),
  fc.constantFrom('accept-all' as const, 'reject-all' as const).map(press),
  several.map(chooseAtOnce),
  several.map(chooseAtOnce),
  several.map(chooseAndReload),
  once(useLink),
  fc.constantFrom('notice' as const, 'preferences' as const, 'policy' as const).map(show),
  once(hide),
  fc.constantFrom('kk', 'ru', 'en').map(speak),
  once(focus),
  once(reload),
  fc.option(asked, { nil: undefined }).map(leaveAndReturn),
  once(erase),
  fc.constantFrom('v=1', 'accepted', 'v=1&yes=statistics&no=', '%00').map(garbage),
  fc
    .tuple(fc.constantFrom('older' as const, 'of the same second' as const, 'newer' as const), choice)
    .map(([age, choice]) => writeRecord(age, choice)),
  asked.map(otherTab),
  fc.tuple(wait, asked, asked).map(([wait, there, here]) => answerOfOtherTab(wait, there, here)),
  fc.array(fc.record({ wait, asked }), { minLength: 1, maxLength: 3 }).map(lateAnswers),
  wait.map(slowServer),
  once(refuseStorage),
  once(allowStorage),
  once(allowStorage),
  how.map(keepView),
  how.map(putViewBack),
  how.map(putViewBack),
  failing.map(loadWithParts),
  failing.map(losePart),
  once(partsAreRight),
  once(partsAreRight),
  once(partsAreRight),
  once(createAgain),
];
