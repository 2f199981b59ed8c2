import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Desk } from '@/api-types';
import { KINDS } from '@/care-words';
import { useLoaded } from '@/hooks/use-loaded';
import { asStaff, staffMay } from '@/session';
import { Sheet } from '@/ui/sheet';
import { Way, Ways } from '@/ui/way';
import { care } from '../../care-api';
import { Chips } from '../../chips';
import { useStep } from '../../use-step';
import type { ToolProps } from './tools';

/** Desks a manager may hand this to; an agent knows only the way back to those nobody has. */
function fitting(desks: readonly Desk[], { kind, agentId }: ToolProps['ticket']): readonly Desk[] {
  return desks.filter(({ staffId, kinds, isOn }) => isOn && staffId !== agentId && kinds.includes(kind));
}

/** Hands it on 转交, or says that it is of another kind. */
export function MoreSheet({ ticket, onDone, onClose }: ToolProps) {
  const { ticketNo, kind } = ticket;
  const manages = staffMay('care.manage');
  const { loaded } = useLoaded(() =>
    manages ? asStaff((token) => care.desks(token)) : Promise.resolve<Desk[]>([]),
  );
  const step = useStep();
  const hand = async (staffId: string | null): Promise<void> => {
    if (step.busy) return;
    if (!(await step.send((token) => care.assign(token, ticketNo, staffId)))) return;
    await Taro.showToast({ title: staffId === null ? '已放回待领' : '已转交', icon: 'none' });
    // It may not be ours to see any more.
    if (manages) onDone(null);
    else void Taro.navigateBack();
  };
  const rekind = async (name: string): Promise<void> => {
    const chosen = KINDS.find((one) => one.name === name);
    if (chosen === undefined || chosen.kind === kind || step.busy) return;
    if (await step.send((token) => care.rekind(token, ticketNo, chosen.kind))) onDone(null);
  };
  const desks = loaded.state === 'ready' ? fitting(loaded.value, ticket) : [];
  return (
    <Sheet title="转交" onClose={step.busy ? null : onClose}>
      <Ways>
        {desks.map((desk) => (
          <Way
            key={desk.staffId}
            name={desk.name}
            hint={`手上 ${desk.load} 单${desk.isSpecialist ? ' · 专员' : ''}`}
            onPress={() => void hand(desk.staffId)}
          />
        ))}
        <Way name="放回待领" hint="谁有空谁接" onPress={() => void hand(null)} />
      </Ways>
      <View>
        <Text className="gift-sheet__ask">其实是哪一类？</Text>
        <Chips
          choices={KINDS.map(({ name }) => name)}
          chosen={KINDS.find((one) => one.kind === kind)?.name ?? null}
          onChoose={(name) => void rekind(name)}
        />
      </View>
      <Text className="work__stop">{step.stop}</Text>
    </Sheet>
  );
}
