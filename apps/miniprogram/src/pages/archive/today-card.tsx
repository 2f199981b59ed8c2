import type { Coupon } from '@/api-types';
import { Card } from '@/ui/card';
import { Empty } from '@/ui/states';
import { Ticket } from '@/ui/ticket';
import { openCoupon, openWallet } from '@/ways';

/** What can be used today, soonest ending first. */
export function TodayCard({
  coupons,
  usable,
  nowMs,
}: {
  coupons: readonly Coupon[];
  usable: number;
  nowMs: number;
}) {
  if (coupons.length === 0) {
    return (
      <Card title="今天可用">
        <Empty text="现在没有能用的券，用过的都在券包里" action="去券包看看" onAction={openWallet} />
      </Card>
    );
  }
  return (
    <Card title="今天可用" more={`全部 ${usable} 张`} onMore={openWallet}>
      {coupons.map((coupon) => (
        <Ticket key={coupon.id} coupon={coupon} nowMs={nowMs} onPress={() => openCoupon(coupon.id)} />
      ))}
    </Card>
  );
}
