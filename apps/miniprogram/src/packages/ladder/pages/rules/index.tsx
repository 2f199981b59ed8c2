import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { api } from '@/api';
import type { Archive, Ladder, Step } from '@/api-types';
import { serverTime } from '@/clock';
import { endText } from '@/format';
import { useLoaded } from '@/hooks/use-loaded';
import { asShopper } from '@/session';
import { Card } from '@/ui/card';
import { KeyValue } from '@/ui/key-value';
import { PageTitle } from '@/ui/page-title';
import { RuleList } from '@/ui/rule-list';
import { SignIn } from '@/ui/sign-in';
import { LineBones } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { ARCHIVE_PAGE } from '@/ways';
import './index.scss';

const SAID: Record<Step['state'], string> = {
  reached: '已拿到',
  running: '进行中',
  locked: '未解锁',
  missed: '已错过',
};

/** The ladder the address asks for, or every ladder when it names none. */
function asked(archive: Archive, program: string | undefined): readonly Ladder[] {
  return program === undefined
    ? archive.ladders
    : archive.ladders.filter((ladder) => ladder.program === program);
}

function LadderRules({ ladder }: { ladder: Ladder }) {
  return (
    <View className="rules">
      <Card title={ladder.name}>
        {ladder.endsAt !== null && (
          <Text className="rules__until">活动到 {endText(ladder.endsAt, serverTime())}</Text>
        )}
        <KeyValue
          rows={ladder.steps.map((step) => ({
            label: step.condition,
            value: (
              <View>
                <Text>{step.title}</Text>
                <Text className={`rules__state rules__state--${step.state}`}>{SAID[step.state]}</Text>
              </View>
            ),
          }))}
        />
      </Card>
      <Card title="怎么算">
        <RuleList rules={ladder.rules} />
      </Card>
    </View>
  );
}

/** Rules 规则说明 of the repurchase ladder, in the words the server keeps them in. */
export default function RulesPage() {
  const { program } = useRouter().params;
  const { loaded, reload } = useLoaded(() => asShopper((token) => api.archive(token)));
  const wanted = program === undefined ? undefined : decodeURIComponent(program);

  if (loaded.state === 'failed' && loaded.error.status === 401)
    return <SignIn onDone={() => void reload()} />;
  return (
    <View className="page">
      <PageTitle title="规则说明" home={ARCHIVE_PAGE} />
      {loaded.state === 'loading' && (
        <Card title="复购阶梯">
          <LineBones widths={[90, 76, 84, 60]} />
        </Card>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && asked(loaded.value, wanted).length === 0 && (
        <Card>
          <Empty text="这个活动已经结束了" action="刷新" onAction={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' &&
        asked(loaded.value, wanted).map((ladder) => <LadderRules key={ladder.program} ladder={ladder} />)}
    </View>
  );
}
