import { useEffect, useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { fenOf, pressKey, type AmountKey } from '@/amount';
import { platform } from '@/platform';
import { STAFF_HOME_PAGE } from '@/session';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { openReceipt } from '../../desk';
import { BillCard } from './bill-card';
import { CouponCard } from './coupon-card';
import { Keypad } from './keypad';
import { Refused } from './refused';
import { useVerification } from './use-verification';
import './index.scss';

/** The bill: what the coupon is, what it is worth on this bill, confirm. */
export default function BillPage() {
  const proof = decodeURIComponent(useRouter().params.proof ?? '');
  const [entry, setEntry] = useState('');
  const billFen = fenOf(entry);
  const desk = useVerification(proof, billFen);
  const { quote, error, refused } = desk;

  // Before any amount is typed a refusal is about the coupon itself: nothing to type then.
  const unusable = quote !== null && !quote.usable && billFen === null && desk.current ? quote.refusal : null;
  const unknown =
    quote === null && error !== null && error.status >= 400 && error.status < 500 ? error : null;
  const stop = refused ?? unusable ?? unknown;
  const stopped = stop !== null;
  const heard = useRef(false);
  useEffect(() => {
    // A refused confirmation has already been signalled.
    if (stopped && !heard.current && refused === null) platform.signal('refusal');
    heard.current = stopped;
  }, [stopped, refused]);

  // While a confirmation is out, or its answer was lost, the amount it was about must stay.
  const press = (key: AmountKey): void => {
    if (!desk.confirming && !desk.lost) setEntry((before) => pressKey(before, key));
  };

  const confirm = async (): Promise<void> => {
    const receipt = await desk.confirm();
    if (receipt !== null) openReceipt(receipt, true);
  };

  if (stop !== null) return <Refused refusal={stop} quote={quote} />;
  const ready = desk.current && quote?.usable === true && quote.price !== null && billFen !== null;
  return (
    <View className="page bill">
      <PageTitle title="核销" home={STAFF_HOME_PAGE} />
      {quote === null && error === null && (
        <Card>
          <LineBones widths={[46, 100, 100, 100]} />
        </Card>
      )}
      {quote === null && error !== null && (
        <Card>
          <Failed error={error} onRetry={desk.look} />
        </Card>
      )}
      {quote !== null && (
        <>
          <CouponCard quote={quote} />
          <BillCard entry={entry} quote={quote} desk={desk} />
        </>
      )}
      <View className="bill__desk">
        <Keypad onKey={press} />
        <ActionButton disabled={!ready || desk.confirming} onPress={() => void confirm()}>
          {desk.confirming ? '正在核销…' : '确认核销'}
        </ActionButton>
      </View>
    </View>
  );
}
