import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { serverTime } from '@/clock';
import { couponScope, endText, priceText } from '@/format';
import { useLoaded } from '@/hooks/use-loaded';
import { Card } from '@/ui/card';
import { KeyValue, type Row } from '@/ui/key-value';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { RuleList } from '@/ui/rule-list';
import { Bar, LineBones, TicketBones } from '@/ui/skeleton';
import type { GroupBuyDetail, MyGroupBuy } from '../../friends-types';
import { mayOpen, priced, stockText } from '../../group-words';
import { Offer } from '../../offer';
import { NotShown } from '../../not-shown';
import { useOneTap } from '../../one-tap';
import { SinglePageHint, onTimeline } from '../../single-page';
import { GROUPS_PAGE, activityPath, openTeam } from '../../ways';
import { seenActivity } from './seen-activity';
import { useOpen } from './use-open';
import './index.scss';

/** What it is, what each gets, and what it takes: people, hours, money. */
function HeadCard({ activity }: { activity: GroupBuyDetail }) {
  const { title, subtitle, coupon, size, hours, priceFen } = activity;
  const figures = [
    { figure: String(size), unit: '人', label: '成团' },
    { figure: String(hours), unit: '小时', label: '内拼满' },
    { figure: priceText(priceFen), unit: '', label: '每人付' },
  ];
  return (
    <Card className="group__head">
      <Text className="group__title">{title}</Text>
      {subtitle !== '' && <Text className="group__subtitle">{subtitle}</Text>}
      <View className="group__offer">
        <Offer coupon={coupon} over={!mayOpen(activity)}>
          <Text className="offer__title">{coupon.name}</Text>
          <Text className="offer__line">{couponScope(coupon)}</Text>
          {coupon.validDays !== null && (
            <Text className="offer__line">到账起 {coupon.validDays} 天内可用</Text>
          )}
        </Offer>
      </View>
      <View className="group__figures">
        {figures.map(({ figure, unit, label }) => (
          <View className="group__part" key={label}>
            <View className="group__value">
              <Text className="group__figure">{figure}</Text>
              {unit !== '' && <Text className="group__unit">{unit}</Text>}
            </View>
            <Text className="group__label">{label}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
}

/** What the rules do not say: how it stands today. */
function rowsOf({ activity, leftThisMonth }: MyGroupBuy, nowMs: number): Row[] {
  const { endsAt, filledTeams, teamsLeft } = activity;
  return [
    ...(teamsLeft === null ? [] : [{ label: '名额', value: stockText(activity, nowMs) }]),
    ...(leftThisMonth === null ? [] : [{ label: '我这个月还能拼', value: `${leftThisMonth} 次` }]),
    ...(endsAt === null ? [] : [{ label: '活动到', value: endText(endsAt, nowMs) }]),
    ...(filledTeams === 0 ? [] : [{ label: '已经拼成', value: `${filledTeams} 个团` }]),
  ];
}

function RulesCard({ seen }: { seen: MyGroupBuy }) {
  const rows = rowsOf(seen, serverTime());
  return (
    <Card title="怎么拼">
      <RuleList rules={seen.activity.rules} />
      {rows.length > 0 && (
        <View className="group__rows">
          <KeyValue rows={rows} />
        </View>
      )}
    </Card>
  );
}

function ActivityDoor({ seen, reload }: { seen: MyGroupBuy; reload: () => Promise<void> }) {
  const { activity, openTeamNo, refusal } = seen;
  const tap = useOneTap('开团');
  const opening = useOpen(activity.key, tap, reload);
  const shut = mayOpen(activity) ? (refusal?.message ?? null) : stockText(activity, serverTime());
  const said = opening.said ?? (openTeamNo === null ? shut : null);
  return (
    <>
      <View className="pinned">
        {said !== null && <Text className="group__said">{said}</Text>}
        {openTeamNo !== null ? (
          <ActionButton onPress={() => openTeam(openTeamNo)}>去看我的团</ActionButton>
        ) : (
          <ActionButton
            disabled={opening.doing !== null || shut !== null}
            onPress={() => void opening.open()}
          >
            {opening.doing ?? priced('开团', activity.priceFen)}
          </ActionButton>
        )}
      </View>
      {tap.sheet}
    </>
  );
}

/** One activity 拼团活动: the rules, the price and what is left, above the button that opens a team. */
export default function ActivityPage() {
  const key = decodeURIComponent(useRouter().params.key ?? '');
  const { loaded, reload } = useLoaded(() => seenActivity(key));
  const title = loaded.state === 'ready' ? loaded.value.activity.title : '一起拼团';
  useShareAppMessage(() => ({ title, path: activityPath(key) }));
  useShareTimeline(() => ({ title, query: `key=${encodeURIComponent(key)}` }));
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });

  return (
    <View className="page page--spaced page--pinned group">
      <PageTitle title="拼团活动" home={onTimeline() ? null : GROUPS_PAGE} />
      {loaded.state === 'loading' && (
        <>
          <Card className="group__head">
            <Bar width={72} tall />
            <View className="group__offer">
              <TicketBones count={1} />
            </View>
            <LineBones widths={[100]} />
          </Card>
          <Card>
            <LineBones widths={[32, 100, 88, 72]} />
          </Card>
        </>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <NotShown error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && (
        <>
          <HeadCard activity={loaded.value.activity} />
          <RulesCard seen={loaded.value} />
          {onTimeline() ? (
            <SinglePageHint does="开团" />
          ) : (
            <ActivityDoor seen={loaded.value} reload={reload} />
          )}
        </>
      )}
    </View>
  );
}
