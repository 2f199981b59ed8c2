import { ABOUT_WHO } from './subjects-person';
import { ABOUT_BUYING } from './subjects-buying';
import { ABOUT_BENEFITS } from './subjects-benefits';
import { ABOUT_CARE } from './subjects-care';
import { ABOUT_GROUP_BUYS } from './subjects-group-buys';
import { ABOUT_INVITATIONS } from './subjects-invitations';
import { ABOUT_MONEY } from './subjects-money';
import type { Subject } from './subject';

/** Everything that is known about a person, a file each. `tables.ts` says which table is in which. */
export const SUBJECTS: readonly Subject[] = [
  ...ABOUT_WHO,
  ...ABOUT_BUYING,
  ...ABOUT_BENEFITS,
  ...ABOUT_MONEY,
  ...ABOUT_GROUP_BUYS,
  ...ABOUT_INVITATIONS,
  ...ABOUT_CARE,
];
