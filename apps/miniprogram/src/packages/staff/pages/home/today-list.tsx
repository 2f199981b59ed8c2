import { Text, View } from '@tarojs/components';
import type { Receipt, Today } from '@/api-types';
import { serverTime } from '@/clock';
import { couponFaceText, timeText, yuan, yuanExact } from '@/format';
import type { Paged } from '@/hooks/use-paged';
import { Card } from '@/ui/card';
import { LineBones } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { openReceipt } from '../../desk';
import { mayUndo } from '../receipt/undo';

function TodayTotals({ totals }: { totals: Today['totals'] }) {
  const figures = [
    { label: '核销', figure: `${totals.count}`, unit: '笔' },
    { label: '账单合计', figure: yuan(totals.billFen), unit: '' },
    { label: '优惠合计', figure: yuan(totals.offFen), unit: '' },
  ];
  return (
    <View className="counter__totals">
      {figures.map(({ label, figure, unit }) => (
        <View className="counter__total" key={label}>
          <View>
            <Text className="counter__number">{figure}</Text>
            <Text className="counter__unit">{unit}</Text>
          </View>
          <Text className="counter__label">{label}</Text>
        </View>
      ))}
    </View>
  );
}

function TodayRow({ receipt }: { receipt: Receipt }) {
  const undone = receipt.undoneAt !== null;
  return (
    <View
      className={`counter__row ${undone ? 'counter__row--undone' : ''}`}
      hoverClass="counter__row--pressed"
      onClick={() => openReceipt(receipt, false)}
    >
      <Text className="counter__time">{timeText(receipt.at)}</Text>
      <View className="counter__what">
        <Text className="counter__coupon">
          {couponFaceText(receipt.coupon)} · {receipt.coupon.name}
        </Text>
        <Text className="counter__customer">
          {receipt.customer.name}
          {receipt.customer.phoneTail === null ? '' : ` · 尾号 ${receipt.customer.phoneTail}`}
        </Text>
      </View>
      <View className="counter__sum">
        <Text className="counter__paid">{yuanExact(receipt.payableFen)}</Text>
        {undone && <Text className="counter__tag">已撤销</Text>}
        {mayUndo(receipt, serverTime()) && <Text className="counter__tag counter__tag--may">可撤销</Text>}
      </View>
    </View>
  );
}

/** Today's verifications with their totals, growing by page. */
export function TodayList({ list, totals }: { list: Paged<Receipt>; totals: Today['totals'] | null }) {
  const nothing = list.items.length === 0;
  return (
    <Card title="今日核销">
      {totals !== null && <TodayTotals totals={totals} />}
      {nothing && list.state === 'first' && <LineBones widths={[100, 88, 94]} />}
      {nothing && list.state === 'end' && <Empty text="今天还没有核销，扫第一张吧" />}
      {list.items.map((receipt) => (
        <TodayRow key={receipt.id} receipt={receipt} />
      ))}
      {list.error !== null && list.error.status !== 401 && (
        <Failed error={list.error} onRetry={() => void list.more()} />
      )}
      {list.state === 'idle' && (
        <View className="counter__more" onClick={() => void list.more()}>
          更早的
        </View>
      )}
    </Card>
  );
}
