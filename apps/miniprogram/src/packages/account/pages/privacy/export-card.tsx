import { Text, View } from '@tarojs/components';
import type { DataExport } from '@/api-types';
import { serverTime } from '@/clock';
import { endText, hasCome, momentText, sizeText } from '@/format';
import { platform } from '@/platform';
import { Card } from '@/ui/card';
import { ActionButton } from '@/ui/primary-button';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { useExport, type Exporting } from './use-export';

function Waiting({ asked }: { asked: DataExport }) {
  return (
    <View className="export__state">
      <View className="export__dots">
        <View className="export__dot" />
        <View className="export__dot" />
        <View className="export__dot" />
      </View>
      <View className="export__words">
        <Text className="export__title">正在打包</Text>
        <Text className="export__text">
          {momentText(asked.askedAt, serverTime())} 开始，一般几分钟。可以先离开，回来就好了。
        </Text>
      </View>
    </View>
  );
}

function Ready({ asked, exporting }: { asked: DataExport; exporting: Exporting }) {
  const { fetched, busy } = exporting;
  const until = asked.expiresAt === null ? '' : `，保留到 ${endText(asked.expiresAt, serverTime())}`;
  return (
    <>
      <View className="export__state">
        <View className="export__zip">
          <Text>ZIP</Text>
        </View>
        <View className="export__words">
          <Text className="export__title">打包好了</Text>
          <Text className="export__text">
            {asked.bytes === null ? '' : sizeText(asked.bytes)}
            {until}
          </Text>
        </View>
      </View>
      {fetched === null ? (
        <ActionButton small disabled={busy} onPress={() => void exporting.fetch()}>
          {busy ? '正在下载…' : '下载'}
        </ActionButton>
      ) : (
        <ActionButton small onPress={() => void exporting.give()}>
          {platform.giveFileWords}
        </ActionButton>
      )}
    </>
  );
}

/** When one may ask again, in words; null when one may now. */
function later(nextAt: string | null): string | null {
  const nowMs = serverTime();
  return nextAt === null || hasCome(nextAt, nowMs) ? null : `${momentText(nextAt, nowMs)} 起可以再要一份`;
}

/** 导出: everything that is known about the shopper, as a file. */
export function ExportCard() {
  const exporting = useExport();
  const { loaded, current, busy, stop } = exporting;
  const notYet = loaded.state === 'ready' ? later(loaded.value.nextAt) : null;
  return (
    <Card title="导出我的资料" className="export">
      <Text className="export__text">
        我们知道的关于您的一切：资料、订单、券、积分、同意的记录，打成一个文件给您。
      </Text>
      {loaded.state === 'loading' && <LineBones widths={[60, 84]} />}
      {loaded.state === 'failed' && <Failed error={loaded.error} onRetry={() => void exporting.reload()} />}
      {current?.state === 'waiting' && <Waiting asked={current} />}
      {current?.state === 'ready' && <Ready asked={current} exporting={exporting} />}
      {stop !== '' && <Text className="privacy__stop">{stop}</Text>}
      {loaded.state === 'ready' && current === null && (
        <View className="export__ask">
          <ActionButton
            small
            look="quiet"
            disabled={busy || notYet !== null}
            onPress={() => void exporting.ask()}
          >
            {notYet ?? (busy ? '正在提交…' : '打包一份')}
          </ActionButton>
        </View>
      )}
    </Card>
  );
}
