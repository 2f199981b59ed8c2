import { View } from '@tarojs/components';
import type { StoryItem } from '@/api-types';
import type { Paged } from '@/hooks/use-paged';
import { Card } from '@/ui/card';
import { LineBones } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { StoryLine } from '@/ui/story-line';

/** 我们的故事: everything that happened between us, newest first, growing on demand. */
export function StoryCard({ story, nowMs }: { story: Paged<StoryItem>; nowMs: number }) {
  const nothing = story.items.length === 0;
  return (
    <Card title="我们的故事">
      {nothing && story.state === 'first' && <LineBones widths={[82, 64, 74]} />}
      {nothing && story.state === 'end' && (
        <Empty
          text="第一单付款后，这里会写下第一行"
          action="刚下单？刷新"
          onAction={() => void story.restart()}
        />
      )}
      {!nothing && <StoryLine items={story.items} nowMs={nowMs} ended={story.state === 'end'} />}
      {story.error !== null && <Failed error={story.error} onRetry={() => void story.more()} />}
      {story.state === 'idle' && (
        <View className="archive__more" onClick={() => void story.more()}>
          再往前看看
        </View>
      )}
      {!nothing && story.state === 'more' && <View className="archive__more">正在翻看…</View>}
    </Card>
  );
}
