/** Who somebody is while they are logged in; a member of staff is logged in to one shop, with their role there. */
export type Session =
  | { kind: 'shopper'; customerId: number }
  | { kind: 'staff'; staffId: number; shopId: number; role: StaffRole };

export type StaffSession = Extract<Session, { kind: 'staff' }>;

export const STAFF_ROLES = ['cashier', 'agent', 'manager', 'operator', 'owner'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
