import { useRef, useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Compensation, CompensationChoices } from '@/api-types';
import { yuan } from '@/format';
import { useLoaded } from '@/hooks/use-loaded';
import { newRequestKey } from '@/request-key';
import { asStaff } from '@/session';
import { ActionButton } from '@/ui/primary-button';
import { Sheet } from '@/ui/sheet';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { care, type Gift } from '../../care-api';
import { Chips } from '../../chips';
import { useStep } from '../../use-step';
import type { ToolProps } from './tools';

const POINTS = [100, 300, 500, 1_000] as const;
const REASONS = ['商品有瑕疵', '发货晚了', '和直播说的不一样', '服务不周'] as const;
const LONGEST = 100;

interface Choice {
  name: string;
  worthFen: number;
  gift: { what: 'coupon'; template: string } | { what: 'points'; points: number };
}

function choicesOf({ pointFen, coupons }: CompensationChoices): Choice[] {
  return [
    ...POINTS.map((points): Choice => ({
      name: `${points} 积分`,
      worthFen: points * pointFen,
      gift: { what: 'points', points },
    })),
    ...coupons.map(({ template, name, worthFen }): Choice => ({
      name: `${name} ${yuan(worthFen)}`,
      worthFen,
      gift: { what: 'coupon', template },
    })),
  ];
}

/** What giving this comes to, for who gives it. */
function consequence(choice: Choice | undefined, { isFree, limitFen, usedFen }: CompensationChoices): string {
  const left = Math.max(0, limitFen - usedFen);
  if (isFree) return '马上到账，记在您名下';
  if (choice === undefined) return `本月还能自己给 ${yuan(left)}`;
  return choice.worthFen <= left
    ? `马上到账，本月还剩 ${yuan(left - choice.worthFen)}`
    : `超过本月剩下的 ${yuan(left)}，要等店长同意`;
}

/** Compensation 先行赔付: within one's limit at once, else a manager is asked. */
export function GiftSheet({ ticket: { ticketNo }, onDone, onClose }: ToolProps) {
  const { loaded, reload } = useLoaded(() => asStaff((token) => care.choices(token)));
  const [name, setName] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const key = useRef(newRequestKey('t'));
  const step = useStep();

  const choices = loaded.state === 'ready' ? choicesOf(loaded.value) : [];
  const choice = choices.find((one) => one.name === name);
  const give = async (): Promise<void> => {
    if (choice === undefined || reason.trim() === '') return;
    const gift: Gift = { ...choice.gift, reason: reason.trim() };
    const answer: { given: Compensation | null } = { given: null };
    const isDone = await step.send(async (token) => {
      answer.given = await care.compensate(token, ticketNo, key.current, gift);
    });
    if (!isDone) return;
    const title = answer.given?.state === 'asked' ? '已报给店长' : '已到账';
    await Taro.showToast({ title, icon: 'none' });
    onDone(null);
  };

  return (
    <Sheet title="补偿顾客" onClose={step.busy ? null : onClose}>
      {loaded.state === 'loading' && <LineBones widths={[90, 70]} />}
      {loaded.state === 'failed' && <Failed error={loaded.error} onRetry={() => void reload()} />}
      {loaded.state === 'ready' && (
        <>
          <View className="gift-sheet__choices">
            <Chips choices={choices.map((one) => one.name)} chosen={name} onChoose={setName} />
          </View>
          <Text className="gift-sheet__ask">为什么补偿？（顾客看不到）</Text>
          <Chips choices={REASONS} chosen={reason} onChoose={setReason} />
          <View className="answers__search">
            <Input
              className="answers__input entry"
              name="reason"
              placeholder="或者写一句"
              placeholderClass="entry-placeholder"
              value={REASONS.some((one) => one === reason) ? '' : reason}
              maxlength={LONGEST}
              onInput={({ detail }) => setReason(detail.value)}
            />
          </View>
          <Text className="gift-sheet__note">{consequence(choice, loaded.value)}</Text>
          <Text className="work__stop">{step.stop}</Text>
          <ActionButton
            disabled={step.busy || choice === undefined || reason.trim() === ''}
            onPress={() => void give()}
          >
            {step.busy ? '正在发放…' : '确认补偿'}
          </ActionButton>
        </>
      )}
    </Sheet>
  );
}
