import { Text, View } from '@tarojs/components';
import { endText, lineOf, yuan } from '@/format';
import { DoneMark } from '@/ui/done-mark';
import { KeyValue } from '@/ui/key-value';
import { Price } from '@/ui/price';
import { ActionButton } from '@/ui/primary-button';
import { Sheet } from '@/ui/sheet';
import type { Cash } from '../../friends-types';
import { cashEnd, cashEndText, claimButton, claimNote, isClaimable } from './cash-words';
import { useClaimCash } from './use-claim-cash';

function Taken({ item, nowMs }: { item: Cash; nowMs: number }) {
  if (item.state === 'done')
    return <DoneMark title="收下了" line={`${yuan(item.amountFen)} 已经在您的微信零钱里`} />;
  if (isClaimable(item)) return <DoneMark title="收下了" line="微信正在办，到零钱后这里会写明" />;
  return <Text className="cash__note cash__note--stop">{cashEndText(item, nowMs)}</Text>;
}

/** One reward in cash: how much, why, until when, and the one button that has WeChat ask. */
export function CashSheet({ item, nowMs, onClose }: { item: Cash; nowMs: number; onClose: () => void }) {
  const { state, busy, claim } = useClaimCash(item.id);
  const end = cashEnd(item);
  const stopped = state.is === 'refused' || state.is === 'lost' || state.is === 'left';
  return (
    <Sheet title="领取现金奖励" onClose={busy ? null : onClose}>
      {state.is === 'taken' ? (
        <>
          <Taken item={state.cash} nowMs={nowMs} />
          <ActionButton onPress={onClose}>好的</ActionButton>
        </>
      ) : (
        <>
          <View className="cash__head">
            <Price fen={item.amountFen} size="huge" tone="gold" />
          </View>
          <View className="cash__rows">
            <KeyValue
              rows={[
                { label: '为什么有', value: lineOf(item.sentence) },
                { label: '收到哪里', value: '您的微信零钱' },
                { label: '领取期限', value: end === null ? '没有期限' : endText(end, nowMs) },
              ]}
            />
          </View>
          <Text className={`cash__note ${stopped ? 'cash__note--stop' : ''}`}>{claimNote(state, item)}</Text>
          <ActionButton disabled={busy} onPress={() => void claim()}>
            {claimButton(state)}
          </ActionButton>
        </>
      )}
    </Sheet>
  );
}
