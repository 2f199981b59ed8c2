import { Text, View } from '@tarojs/components';
import { couponScope, momentText, priceText } from '@/format';
import { Card } from '@/ui/card';
import { KeyValue } from '@/ui/key-value';
import { Phrases } from '@/ui/phrases';
import { RuleList } from '@/ui/rule-list';
import { ClockBoxes } from '../../clock-boxes';
import type { MyTeam } from '../../friends-types';
import { refundText, standing } from '../../group-words';
import { Offer } from '../../offer';
import { Seats } from '../../seats';

/** What it is, who sits where, and how long it waits. */
export function TeamCard({ team, onOver }: { team: MyTeam; onOver: () => void }) {
  const { activity, state } = team;
  const { priceFen } = activity;
  const refund = refundText(team);
  return (
    <Card className={`team__card team__card--${state}`}>
      <Text className="team__title">{activity.title}</Text>
      <Text className="team__subtitle">
        {activity.subtitle === '' ? couponScope(activity.coupon) : activity.subtitle}
      </Text>
      {priceFen > 0 && state !== 'filled' && (
        <Text className="team__price">每人付 {priceText(priceFen)}，没拼成全部退回</Text>
      )}
      <View className="team__seats">
        <Seats team={team} />
      </View>
      {state === 'open' && <ClockBoxes endsAt={team.endsAt} onOver={onOver} />}
      <View className="team__standing">
        <Phrases text={standing(team)} />
      </View>
      {refund !== null && (
        <View className="team__refund">
          <Phrases text={refund} />
        </View>
      )}
    </Card>
  );
}

/** What each of them gets. */
export function OfferCard({ team }: { team: MyTeam }) {
  const { coupon } = team.activity;
  const over = team.state === 'expired' || team.state === 'cancelled';
  return (
    <Card title={team.state === 'filled' ? '每人一张券' : '拼成后每人一张券'}>
      <Offer coupon={coupon} over={over}>
        <Text className="offer__title">{coupon.name}</Text>
        <Text className="offer__line">{couponScope(coupon)}</Text>
        {coupon.validDays !== null && <Text className="offer__line">到账起 {coupon.validDays} 天内可用</Text>}
      </Offer>
    </Card>
  );
}

/** The rules, and when what happened. */
export function RulesCard({ team, nowMs }: { team: MyTeam; nowMs: number }) {
  const { rules, openedAt, endedAt, state } = team;
  return (
    <Card title="怎么拼">
      <RuleList rules={rules} />
      <View className="team__facts">
        <KeyValue
          rows={[
            { label: '开团时间', value: momentText(openedAt, nowMs) },
            ...(endedAt === null
              ? []
              : [{ label: state === 'filled' ? '成团时间' : '结束时间', value: momentText(endedAt, nowMs) }]),
          ]}
        />
      </View>
    </Card>
  );
}
