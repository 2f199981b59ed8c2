import { Text, View } from '@tarojs/components';
import { signedInPerson } from '@/session';
import { Avatar } from '@/ui/avatar';
import { Card } from '@/ui/card';
import { ActionButton } from '@/ui/primary-button';
import { RuleList } from '@/ui/rule-list';
import { openArchive } from '@/ways';
import { rewardParts } from '../../code-words';
import type { AcceptedInvitation, InvitationLanding } from '../../friends-types';
import { onTimeline, SinglePageHint } from '../../single-page';
import { BOUND, LOST, OVER, refusedWords, type Stopped } from './invited-words';
import type { Accepting } from './use-invited';

interface LandingProps {
  landing: InvitationLanding;
  /** Another invitation that I accepted before. */
  bound: AcceptedInvitation | null;
  accepting: Accepting;
  onAccept: () => void;
}

/** Why it cannot be accepted; null while nothing stands in the way. */
function stoppedBy({ landing, bound, accepting }: LandingProps): Stopped | null {
  if (accepting.is === 'refused') return refusedWords(accepting.error);
  if (accepting.is === 'lost') return LOST;
  if (landing.state === 'over') return OVER;
  return bound === null ? null : BOUND;
}

/** The one button; what stands in the way is said right above it, where the thumb just was. */
function Foot({ stopped, busy, onAccept }: { stopped: Stopped | null; busy: boolean; onAccept: () => void }) {
  const next = stopped?.next ?? { name: busy ? '正在接受…' : '接受邀请', go: onAccept };
  return (
    <>
      {stopped !== null && <View className="invited__room" />}
      <View className={`pinned ${stopped === null ? '' : 'invited__foot'}`}>
        {stopped !== null && (
          <View className="invited__stop">
            <Text className="invited__stop-title">{stopped.title}</Text>
            <Text className="invited__stop-text">{stopped.text}</Text>
          </View>
        )}
        <ActionButton disabled={busy} onPress={next.go}>
          {next.name}
        </ActionButton>
      </View>
    </>
  );
}

/** Who invites, what it is and what for; nothing happens before the tap. */
export function Landing(props: LandingProps) {
  const { landing, accepting, onAccept } = props;
  const { what, terms } = rewardParts(landing.rewardFriend);
  const stopped = stoppedBy(props);
  const here = !onTimeline();
  return (
    <>
      <View className="invited__hero">
        <Avatar name={landing.inviter} size="large" />
        <Text className="invited__who">{landing.inviter} 邀请您</Text>
        <Text className="invited__line">TA 常来这里，也请您来看看</Text>
      </View>
      <View className="invited__gift">
        <Text className="invited__gift-label">给您的见面礼</Text>
        <Text className="invited__gift-what">{what}</Text>
        {terms !== '' && <Text className="invited__gift-terms">{terms}</Text>}
      </View>
      <Card title="先看清楚规则">
        <RuleList rules={landing.rules} />
      </Card>
      {here ? (
        <>
          {stopped === null && (
            <>
              <Text className="invited__note">
                {signedInPerson() === null ? '点了才会登录；不接受也可以随便看看' : '不接受也可以随便看看'}
              </Text>
              <View className="invited__look" hoverClass="invited__look--pressed" onClick={openArchive}>
                <Text>先去逛逛</Text>
                <View className="card__chevron" />
              </View>
            </>
          )}
          <Foot stopped={stopped} busy={accepting.is === 'busy'} onAccept={onAccept} />
        </>
      ) : (
        <SinglePageHint does="接受邀请" />
      )}
    </>
  );
}
