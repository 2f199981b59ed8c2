import type { Calendar, Instant, StaffId } from '@fanchang/domain';

/** Names what somebody may give by themselves in a calendar month. */
export function allowanceKey(staffId: StaffId, at: Instant, calendar: Calendar): string {
  const { year, month } = calendar.dateOf(calendar.dayOf(at));
  return `care:${staffId}:${year}-${String(month).padStart(2, '0')}`;
}
