import { Text, View } from '@tarojs/components';
import type { PointsEntry } from '@/api-types';
import { byDay, lineOf, pointsChange, timeText } from '@/format';
import type { Paged } from '@/hooks/use-paged';
import { Card } from '@/ui/card';
import { Phrases } from '@/ui/phrases';
import { LineBones } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { openArchive } from '@/ways';

function EntryRow({ entry }: { entry: PointsEntry }) {
  const why = entry.why === null || entry.why === entry.text ? '' : lineOf(entry.why);
  const note = [why, timeText(entry.at)];
  return (
    <View className="points__entry">
      <View className="points__what">
        <View className="points__text">
          <Phrases text={lineOf(entry.text)} />
        </View>
        <View className="points__note">
          <Phrases text={note.filter((part) => part !== '').join(' · ')} />
        </View>
      </View>
      <View className="points__change">
        <Text className={`points__amount ${entry.points > 0 ? 'points__amount--earned' : ''}`}>
          {pointsChange(entry.points)}
        </Text>
        {entry.pending && <Text className="points__tag">待入账</Text>}
      </View>
    </View>
  );
}

/** 积分明细: everything that moved, newest first, gathered by day. */
export function HistoryCard({
  history,
  nowMs,
  onRules,
}: {
  history: Paged<PointsEntry>;
  nowMs: number;
  onRules: () => void;
}) {
  const nothing = history.items.length === 0;
  return (
    <Card title="积分明细" more="积分怎么算" onMore={onRules}>
      {nothing && history.state === 'first' && <LineBones widths={[30, 84, 60, 84, 52]} />}
      {nothing && history.state === 'end' && (
        <Empty text="还没有积分记录，下一单付款后就有了" action="看看我的档案" onAction={openArchive} />
      )}
      {byDay(history.items, nowMs).map(({ day, things }) => (
        <View className="points__day" key={day}>
          <Text className="points__date">{day}</Text>
          {things.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </View>
      ))}
      {history.error !== null && <Failed error={history.error} onRetry={() => void history.more()} />}
      {history.state === 'idle' && (
        <View className="points__more" onClick={() => void history.more()}>
          再往前看看
        </View>
      )}
      {!nothing && history.state === 'more' && <View className="points__more">正在翻看…</View>}
    </Card>
  );
}
