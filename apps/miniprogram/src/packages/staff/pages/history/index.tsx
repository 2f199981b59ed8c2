import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { CountedOrder, CouponStep } from '@/api-types';
import { serverTime } from '@/clock';
import { couponFaceText, couponTerms, momentText, yuanExact } from '@/format';
import { useLoaded } from '@/hooks/use-loaded';
import { STAFF_HOME_PAGE, asStaff } from '@/session';
import { Card } from '@/ui/card';
import { KeyValue } from '@/ui/key-value';
import { PageTitle } from '@/ui/page-title';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { counter } from '../../counter-api';
import { moved, paidDay, refundText, stepNote, stepText, whyRows } from './history-words';
import './index.scss';

function Orders({ orders, nowMs }: { orders: readonly CountedOrder[]; nowMs: number }) {
  return (
    <View>
      {orders.map((order) => (
        <View className="history__order" key={order.orderNo}>
          <View className="history__side">
            <Text className="history__no">{order.orderNo}</Text>
            <Text className="history__note">{paidDay(order, nowMs)}</Text>
          </View>
          <View className="history__side history__side--right">
            <Text className="history__paid">{yuanExact(order.paidFen)}</Text>
            <Text className="history__note">{refundText(order)}</Text>
          </View>
        </View>
      ))}
    </View>
  );
}

function Steps({ steps, nowMs }: { steps: readonly CouponStep[]; nowMs: number }) {
  return (
    <View className="past">
      {steps.map((step, index) => (
        <View className={`past__step ${moved(step) ? '' : 'past__step--quiet'}`} key={index}>
          <View className="past__dot" />
          <Text className="past__what">{stepText(step)}</Text>
          <Text className="past__note">{momentText(step.at, nowMs)}</Text>
          <Text className="past__note">{stepNote(step)}</Text>
        </View>
      ))}
    </View>
  );
}

/** Why a coupon is there and everything that happened to it, for staff who have to answer for it. */
export default function HistoryPage() {
  const id = decodeURIComponent(useRouter().params.id ?? '');
  const { loaded, reload } = useLoaded(() => asStaff((token) => counter.couponHistory(token, id)));
  const nowMs = serverTime();
  return (
    <View className="page page--spaced history">
      <PageTitle title="券的来历" home={STAFF_HOME_PAGE} />
      {loaded.state === 'loading' && (
        <>
          <Card>
            <LineBones widths={[40, 70]} />
          </Card>
          <Card title="为什么有这张券">
            <LineBones widths={[100, 80, 100, 100]} />
          </Card>
        </>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && (
        <>
          <Card>
            <Text className="history__name">{loaded.value.coupon.name}</Text>
            <Text className="history__face">{couponFaceText(loaded.value.coupon)}</Text>
            <Text className="history__terms">{couponTerms(loaded.value.coupon)}</Text>
          </Card>
          <Card title="为什么有这张券">
            <Text className="history__why">{loaded.value.why.sentence}</Text>
            <KeyValue rows={whyRows(loaded.value, nowMs)} />
          </Card>
          {loaded.value.why.orders.length > 0 && (
            <Card title="算进去的订单">
              <Orders orders={loaded.value.why.orders} nowMs={nowMs} />
            </Card>
          )}
          <Card title="发生过什么">
            <Steps steps={loaded.value.steps} nowMs={nowMs} />
          </Card>
        </>
      )}
    </View>
  );
}
