import type { OrderEvent } from '@fanchang/domain';

/** What may be wrong with one row, and how it is said after the column's name. */
export const ROW_FAULTS = {
  COLUMN_COUNT: '列数与表头不一致',
  QUOTE_BROKEN: '引号之后有多余字符',
  CELL_ERROR: '单元格是错误值',
  FORMULA_WITHOUT_VALUE: '公式没有算出的值，请把公式粘贴为数值',
  ID_EMPTY: '为空',
  ID_TOO_LONG: '超过 64 个字符',
  ID_CONTROL_CHARACTER: '含有控制字符',
  ID_SCIENTIFIC: '被表格软件改成了科学计数，末尾数字已丢失，请把该列设为文本后重新导出',
  AMOUNT_EMPTY: '为空',
  AMOUNT_NOT_NUMBER: '不是金额',
  AMOUNT_NEGATIVE: '是负数',
  AMOUNT_TOO_LARGE: '超过一百亿元',
  QUANTITY_NOT_INTEGER: '不是整数',
  QUANTITY_NOT_POSITIVE: '不是正数',
  QUANTITY_TOO_LARGE: '过大',
  TIME_EMPTY: '为空',
  TIME_NOT_UNDERSTOOD: '不是能识别的时间',
  TIME_TOO_EARLY: '早于 1990 年',
  TIME_IN_FUTURE: '晚于现在一天以上',
  STATUS_UNKNOWN: '不是认识的状态',
  KIND_UNKNOWN: '不是认识的事件种类',
  BUYER_KIND_UNKNOWN: '不是认识的身份种类',
  STAGE_UNKNOWN: '不是认识的物流阶段',
  JOINED_COUNT: '分号隔开的个数与子订单编号不一致',
  REFUND_AMOUNT_UNKNOWN: '说部分退款而没有金额，退款未记入',
  FIELD_MISSING: '为空',
} as const;
export type RowFaultCode = keyof typeof ROW_FAULTS;

export interface RowFault {
  code: RowFaultCode;
  /** Chinese, begins with the line: `第 12 行：商品数量不是整数`. */
  message: string;
  /** The offending text, at most 80 characters. Never a buyer's. */
  value?: string;
}

/** What one row of the file said. `row` is the 1-based line (sheet row) on which its record starts. */
export type RowOutcome =
  | {
      kind: 'events';
      row: number;
      events: readonly OrderEvent[];
      /** The row counts, but something in it could not be used. */
      warning: RowFault | null;
    }
  | { kind: 'rejected'; row: number; rejected: RowFault }
  | {
      kind: 'left_out';
      row: number;
      /** Why the row says nothing, e.g. `awaiting_payment`: counted, not an error. */
      reason: string;
    };

/** A row as a format reads it, before the line and the faults are added. */
export type RowSays = readonly OrderEvent[] | { leftOut: string };

export function faultAt(row: number, code: RowFaultCode, column: string, value?: string): RowFault {
  const message = `第 ${row} 行：${column}${ROW_FAULTS[code]}`;
  return value === undefined ? { code, message } : { code, message, value: value.slice(0, 80) };
}
