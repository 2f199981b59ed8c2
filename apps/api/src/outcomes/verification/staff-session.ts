import type { Session } from '../../platform/auth/sessions';

/** A member of staff who is logged in: who, where, in what role. */
export type StaffSession = Extract<Session, { kind: 'staff' }>;
