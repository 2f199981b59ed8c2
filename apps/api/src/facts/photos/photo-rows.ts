/**
 * `storing`: being written. `checking` 审核中: WeChat has not said yet. `passed` 通过. `held` 待人工: WeChat would not say, or
 * wants a person to look. `refused` 未通过: shown to nobody.
 */
export type PhotoState = 'storing' | 'checking' | 'passed' | 'held' | 'refused';
export type PhotoPurpose = 'survey' | 'ticket';

export interface PhotoRow {
  id: number;
  photo_no: string;
  customer_id: number | null;
  staff_id: number | null;
  purpose: PhotoPurpose;
  state: PhotoState;
  width: number;
  height: number;
  bytes: number;
  storage_key: string;
  trace_id: string | null;
  created_at: number;
  used_at: number | null;
}

export const COLUMNS = `id, photo_no, customer_id, staff_id, purpose, state, width, height, bytes, storage_key, trace_id,
  created_at, used_at`;
