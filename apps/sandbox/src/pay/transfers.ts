import { CREDENTIALS } from '../credentials';
import { type Fields, isFields, textOf } from '../http/body';
import type { Push } from '../pushes/outbox';
import { random } from '../random';
import { isOpenid } from '../world/people';
import { no, type Said, yes } from './answers';
import type { Transfer, TransferState } from './money';
import { appId, beijing, mchId, type Pay } from './pay';

/** Who has not confirmed by then does not get it. */
export const CONFIRM_MS = 86_400_000;
/** How long a slow transfer is only accepted, in the world's time. */
export const ACCEPT_MS = 60_000;
/** What one transfer may be, in fen: ¥0.1 to ¥200. */
const LEAST_FEN = 10;
const MOST_FEN = 20_000;
/** What has to be told of a transfer of the scene 现金营销. */
const TOLD = ['活动名称', '奖励说明'];
const { transferSceneId } = CREDENTIALS.wechatPay;

/** `POST /v3/fund-app/mch-transfer/transfer-bills`. The same number with the same content again is the same transfer. */
export function transfer(pay: Pay, fields: Fields): Said {
  const wrong = wrongTransfer(fields);
  if (wrong !== null) return wrong;
  const earlier = pay.transfers.get(textOf(fields.out_bill_no));
  if (earlier !== undefined && earlier.asked !== askedOf(fields)) {
    return no('INVALID_REQUEST', '商户单号已存在，且与首次请求的参数不一致');
  }
  const one = earlier ?? open(pay, fields);
  return yes({
    out_bill_no: one.outBillNo,
    transfer_bill_no: one.transferBillNo,
    create_time: beijing(one.createdAt),
    state: one.state,
    // Only this call tells it, and only while it is good for something.
    ...(one.state === 'WAIT_USER_CONFIRM' && { package_info: one.packageInfo }),
  });
}

/** `GET …/transfer-bills/out-bill-no/{out_bill_no}`. */
export function queryTransfer(pay: Pay, outBillNo: string): Said {
  const one = pay.transfers.get(outBillNo);
  return one === undefined
    ? unknownTransfer()
    : yes({ ...partsOf(one), appid: appId, transfer_remark: one.remark });
}

/** `POST …/out-bill-no/{out_bill_no}/cancel`: before the shopper has confirmed. It is over a moment later. */
export function cancel(pay: Pay, outBillNo: string): Said {
  const one = pay.transfers.get(outBillNo);
  if (one === undefined) return unknownTransfer();
  if (one.state === 'ACCEPTED' || one.state === 'WAIT_USER_CONFIRM') {
    become(pay, one, 'CANCELING');
    pay.core.agenda.in(0, () => end(pay, one, 'CANCELLED'));
  }
  if (one.state !== 'CANCELING' && one.state !== 'CANCELLED') {
    return no('INVALID_REQUEST', '当前状态不支持撤销');
  }
  return yes({
    out_bill_no: one.outBillNo,
    transfer_bill_no: one.transferBillNo,
    state: one.state,
    update_time: beijing(one.changedAt),
  });
}

/** The shopper confirms. @param failReason why WeChat cannot pay it out after all; null: it can. */
export function confirm(pay: Pay, one: Transfer, failReason: string | null): Push {
  become(pay, one, 'TRANSFERING');
  return failReason === null ? end(pay, one, 'SUCCESS') : end(pay, one, 'FAIL', failReason);
}

/** What was only accepted begins to wait for the shopper. */
export function offer(pay: Pay, one: Transfer): void {
  one.packageInfo = `${random.bytes(96).toString('base64')}`;
  pay.packages.set(one.packageInfo, one.outBillNo);
  become(pay, one, 'WAIT_USER_CONFIRM');
}

function open(pay: Pay, fields: Fields): Transfer {
  const now = pay.core.clock.now();
  const one = pay.transfers.set(textOf(fields.out_bill_no), {
    outBillNo: textOf(fields.out_bill_no),
    transferBillNo: pay.number('1330000'),
    openid: pay.core.people.meet(textOf(fields.openid)).openid,
    amountFen: Number(fields.transfer_amount),
    remark: textOf(fields.transfer_remark),
    state: 'ACCEPTED',
    packageInfo: null,
    failReason: null,
    createdAt: now,
    changedAt: now,
    asked: askedOf(fields),
  });
  if (pay.settings.transfers === 'at-once') offer(pay, one);
  else {
    pay.core.agenda.in(ACCEPT_MS, () => {
      if (one.state === 'ACCEPTED') offer(pay, one);
    });
  }
  pay.core.agenda.in(CONFIRM_MS, () => {
    if (one.state === 'ACCEPTED' || one.state === 'WAIT_USER_CONFIRM') end(pay, one, 'FAIL', 'OVERDUE_CLOSE');
  });
  return one;
}

function become(pay: Pay, one: Transfer, state: TransferState): void {
  one.state = state;
  one.changedAt = pay.core.clock.now();
}

/** It is over, one way or another, and we are told so. */
function end(
  pay: Pay,
  one: Transfer,
  state: 'SUCCESS' | 'FAIL' | 'CANCELLED',
  failReason: string | null = null,
): Push {
  one.failReason = failReason;
  become(pay, one, state);
  pay.core.news.changed();
  return pay.tell(one.outBillNo, {
    event_type: 'MCHTRANSFER.BILL.FINISHED',
    summary: '商家转账单据终态通知',
    original_type: 'mch_payment',
    resource: partsOf(one),
  });
}

function partsOf(one: Transfer): Record<string, unknown> {
  return {
    mch_id: mchId,
    out_bill_no: one.outBillNo,
    transfer_bill_no: one.transferBillNo,
    state: one.state,
    transfer_amount: one.amountFen,
    openid: one.openid,
    ...(one.failReason !== null && { fail_reason: one.failReason }),
    create_time: beijing(one.createdAt),
    update_time: beijing(one.changedAt),
  };
}

function wrongTransfer(fields: Fields): Said | null {
  const wrong = (name: string): Said => no('PARAM_ERROR', `输入源"/body/${name}"不符合规则`);
  const { transfer_amount: amountFen } = fields;
  const told = Array.isArray(fields.transfer_scene_report_infos)
    ? fields.transfer_scene_report_infos.filter(isFields)
    : [];
  if (fields.appid !== appId) return no('APPID_MCHID_NOT_MATCH', 'appid和mchid不匹配');
  if (!/^[0-9A-Za-z]{1,32}$/.test(textOf(fields.out_bill_no))) return wrong('out_bill_no');
  if (!isOpenid(fields.openid)) return wrong('openid');
  const remark = [...textOf(fields.transfer_remark)];
  if (remark.length === 0 || remark.length > 32) return wrong('transfer_remark');
  if (fields.transfer_scene_id !== transferSceneId) return no('NO_AUTH', '商户号没有该转账场景的权限');
  for (const info_type of TOLD) {
    const info = told.find((one) => one.info_type === info_type);
    if (textOf(info?.info_content) === '') return wrong(`transfer_scene_report_infos，缺少“${info_type}”`);
  }
  if (!Number.isSafeInteger(amountFen) || Number(amountFen) < LEAST_FEN) return wrong('transfer_amount');
  return Number(amountFen) > MOST_FEN ? no('RULE_LIMIT', '超出单笔转账限额') : null;
}

const unknownTransfer = (): Said => no('NOT_FOUND', '记录不存在');

const askedOf = (fields: Fields): string =>
  JSON.stringify([
    fields.openid,
    fields.transfer_amount,
    fields.transfer_remark,
    fields.transfer_scene_id,
    fields.transfer_scene_report_infos,
  ]);
