import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { lineOf } from '@/format';
import type { Paged } from '@/hooks/use-paged';
import { Card } from '@/ui/card';
import { Countdown } from '@/ui/countdown';
import { Price } from '@/ui/price';
import { Failed } from '@/ui/states';
import type { Cash } from '../../friends-types';
import { cashEnd, cashEndText, isClaimable } from './cash-words';
import { CashSheet } from './cash-sheet';

function CashRow({ item, nowMs, onClaim }: { item: Cash; nowMs: number; onClaim: () => void }) {
  const end = cashEnd(item);
  const open = isClaimable(item);
  return (
    <View className={`cash__row ${open ? 'cash__row--open' : ''}`}>
      <View className="cash__words">
        <Price fen={item.amountFen} size={open ? 'large' : 'line'} tone={open ? 'gold' : 'ink'} />
        <Text className="cash__why">{lineOf(item.sentence)}</Text>
        {open && end !== null && (
          <View className="cash__end">
            <Text>还剩 </Text>
            <Countdown className="cash__left" endsAt={end} />
          </View>
        )}
      </View>
      {open ? (
        <View className="cash__go" hoverClass="cash__go--pressed" onClick={onClaim}>
          <Text>{item.state === 'ready' ? '领取' : '去确认'}</Text>
        </View>
      ) : (
        <Text className={`cash__over cash__over--${item.state}`}>{cashEndText(item, nowMs)}</Text>
      )}
    </View>
  );
}

/** 现金奖励: what waits to be taken, and what was. Not there for whoever never had any. */
export function CashCard({
  money,
  nowMs,
  onTaken,
}: {
  money: Paged<Cash>;
  nowMs: number;
  /** After a sheet was closed: what waits may be less. */
  onTaken: () => void;
}) {
  const [claiming, setClaiming] = useState<Cash | null>(null);
  if (money.items.length === 0 && money.error === null) return null;

  const close = (): void => {
    setClaiming(null);
    onTaken();
  };
  return (
    <Card title="现金奖励">
      {money.items.map((item) => (
        <CashRow key={item.id} item={item} nowMs={nowMs} onClaim={() => setClaiming(item)} />
      ))}
      {money.error !== null && <Failed error={money.error} onRetry={() => void money.more()} />}
      {money.state === 'idle' && (
        <View className="friends__more" onClick={() => void money.more()}>
          更早的
        </View>
      )}
      {claiming !== null && <CashSheet item={claiming} nowMs={nowMs} onClose={close} />}
    </Card>
  );
}
