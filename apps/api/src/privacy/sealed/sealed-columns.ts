import { pieceOf } from '../export/export-files';

/** A column whose values are sealed with a data key. */
export interface SealedColumn {
  table: string;
  column: string;
  /** What names a row: one column, and rows are gone through in its order. */
  key: string;
  /** How many are opened and sealed again at once; fewer where one is long. */
  atOnce: number;
  /** What a row's value is sealed to, where that is not nothing; from the columns it is made of. */
  belongsTo?: { columns: readonly string[]; aad: (row: Record<string, unknown>) => string };
}

/** Every sealed column there is. A test compares it with the schema. */
export const SEALED: readonly SealedColumn[] = [
  { table: 'customers', column: 'phone_sealed', key: 'id', atOnce: 500 },
  { table: 'api_clients', column: 'secret_sealed', key: 'id', atOnce: 500 },
  { table: 'mall_orders', column: 'address_sealed', key: 'id', atOnce: 500 },
  { table: 'surveys', column: 'draft_sealed', key: 'id', atOnce: 200 },
  { table: 'surveys', column: 'answers_sealed', key: 'id', atOnce: 200 },
  { table: 'ticket_messages', column: 'words_sealed', key: 'id', atOnce: 500 },
  { table: 'staff', column: 'totp_sealed', key: 'id', atOnce: 500 },
  { table: 'transfers', column: 'package_sealed', key: 'id', atOnce: 500 },
  { table: 'outside_tokens', column: 'token_sealed', key: 'name', atOnce: 100 },
  {
    table: 'privacy_export_parts',
    column: 'content_sealed',
    key: 'id',
    atOnce: 8,
    belongsTo: {
      columns: ['export_id', 'part'],
      aad: (row) => pieceOf(Number(row.export_id), Number(row.part)),
    },
  },
];
